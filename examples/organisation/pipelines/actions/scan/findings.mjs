const SHOWN = 50;
const NAMED = 5;

/** The findings of a report of trivy. Throws on what is no report: nothing found must not look like nothing looked for. */
export function readFindings(text) {
  const report = JSON.parse(text);
  if (typeof report.SchemaVersion !== 'number' || !report.ArtifactName) {
    throw new Error('The scanner wrote no report that is known here');
  }
  return (report.Results ?? []).flatMap(result =>
    (result.Vulnerabilities ?? []).map(found => ({
      id: found.VulnerabilityID,
      package: found.PkgName,
      installed: found.InstalledVersion,
      fixed: found.FixedVersion,
      severity: found.Severity,
      url: found.PrimaryURL,
    })),
  );
}

/** What people read in the run's summary. */
export function describe(findings, digest) {
  if (findings.length === 0) {
    return `No finding of high or critical severity that can be fixed in \`${digest}\`.`;
  }
  const rows = findings
    .slice(0, SHOWN)
    .map(found => `| ${[found.severity, link(found), cell(found.package), cell(found.installed), cell(found.fixed)].join(' | ')} |`);
  const more = findings.length > SHOWN ? [`\n${findings.length - SHOWN} more are in the artifact \`findings\`.`] : [];
  return [
    `${count(findings)} in \`${digest}\`: each has a fixed version.`,
    '',
    '| severity | finding | package | installed | fixed in |',
    '|---|---|---|---|---|',
    ...rows,
    ...more,
  ].join('\n');
}

/** What the run fails with: how much, what first, and the way out. */
export function refusal(findings) {
  const first = findings
    .slice(0, NAMED)
    .map(({ package: name, installed, fixed }) => `${name} ${installed} → ${fixed}`);
  return (
    `Found ${count(findings)}: ${[...new Set(first)].join(', ')}${findings.length > NAMED ? ', …' : ''}. ` +
    'Take the base image of the Dockerfile, or the dependency in the lock file, to a fixed version and push. All are in the summary of the run.'
  );
}

function count(findings) {
  const severities = [...new Set(findings.map(({ severity }) => severity))].sort();
  return severities
    .map(severity => `${findings.filter(found => found.severity === severity).length} ${severity}`)
    .join(', ');
}

function link({ id, url }) {
  return /^https:\/\/[\w./?=#%-]+$/.test(url ?? '') ? `[${cell(id)}](${url})` : cell(id);
}

/** Names come out of the image: nothing of them may become markup. */
function cell(text) {
  return String(text ?? '').replace(/[^\w.+:~@/ -]/g, '?');
}
