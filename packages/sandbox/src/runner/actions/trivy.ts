import { mkdir, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { ActionCall, ActionStandIn } from './ActionCall';
import { readImageArchive } from './imageArchive';
import { cycloneDx } from './sbom';

interface Finding {
  severity: string;
  count: number;
}

/**
 * A scan whose findings come from the image's label `sandbox.findings`, for instance `high:1,low:3`.
 * Nothing is really looked for, and the report says so. In the format `cyclonedx` it lists what is in the image.
 */
export const trivy: ActionStandIn = {
  name: 'aquasecurity/trivy-action',
  async run(call) {
    const image = await readImageArchive(call.path(call.input('input')));
    const wanted = (
      call.input('severity') || 'UNKNOWN,LOW,MEDIUM,HIGH,CRITICAL'
    )
      .toUpperCase()
      .split(',');
    const findings = parseFindings(image.labels['sandbox.findings']).filter(
      finding => wanted.includes(finding.severity),
    );
    const format = call.input('format');
    if (format === 'cyclonedx') {
      const document = await cycloneDx(image);
      await report(call, JSON.stringify(document, null, 2));
      call.log(`${document.components.length} components`);
      return;
    }
    await report(
      call,
      format === 'json'
        ? JSON.stringify(asJson(image.digest, findings), null, 2)
        : asTable(image.digest, findings),
    );
    const code = Number(call.input('exit-code') || '0');
    if (findings.length > 0 && code !== 0) {
      throw new Error(
        `Found ${findings
          .map(({ severity, count }) => `${count} ${severity}`)
          .join(', ')}; exit code ${code}.`,
      );
    }
  },
};

/** Into the file that is asked for, else into the log. */
async function report(call: ActionCall, text: string): Promise<void> {
  if (!call.input('output')) {
    call.log(text);
    return;
  }
  const output = call.path(call.input('output'));
  await mkdir(dirname(output), { recursive: true });
  await writeFile(output, `${text}\n`);
}

function parseFindings(label = ''): Finding[] {
  return label
    .split(',')
    .map(part => /^\s*(\w+)\s*:\s*(\d+)\s*$/.exec(part))
    .flatMap(match =>
      match && Number(match[2]) > 0
        ? [{ severity: match[1].toUpperCase(), count: Number(match[2]) }]
        : [],
    );
}

function asTable(digest: string, findings: Finding[]): string {
  return [
    `Image ${digest} (sandbox: findings come from the label sandbox.findings, nothing was scanned)`,
    ...(findings.length
      ? findings.map(({ severity, count }) => `${severity}: ${count}`)
      : ['No findings.']),
  ].join('\n');
}

function asJson(digest: string, findings: Finding[]) {
  return {
    SchemaVersion: 2,
    ArtifactName: digest,
    ArtifactType: 'container_image',
    Results: [
      {
        Target: 'sandbox',
        Vulnerabilities: findings.flatMap(({ severity, count }) =>
          Array.from({ length: count }, (_, index) => ({
            VulnerabilityID: `SANDBOX-${severity}-${index + 1}`,
            PkgName: 'sandbox-fixture',
            InstalledVersion: '0',
            FixedVersion: '1',
            Severity: severity,
          })),
        ),
      },
    ],
  };
}
