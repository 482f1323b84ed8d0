import { rmSync } from 'node:fs';
import { calledByYarn } from './lib/arguments.mjs';
import { install } from './lib/install.mjs';
import { bringNode } from './lib/node.mjs';
import { fromRoot } from './lib/paths.mjs';
import { Problem, runMain } from './lib/problem.mjs';
import { requireTools } from './lib/requirements.mjs';
import { runInherited } from './lib/run.mjs';
import { buildFrontend } from './lib/frontend.mjs';
import { elapsed } from './lib/steps.mjs';
import { runChecks } from './testing/checks.mjs';
import { runJest } from './testing/jest.mjs';
import { runNodeTests } from './testing/node-tests.mjs';
import { sum } from './testing/results.mjs';
import { useTemporaryFolder } from './testing/temporary.mjs';

const artefacts = fromRoot('artefacts');

const jest = group => nodePath => runJest(nodePath, { artefacts, group });

const nodeTests = (name, folder) => nodePath =>
  runNodeTests(nodePath, { name, folder, artefacts });

/** What there is to run, the quick first. */
const GROUPS = {
  checks: runChecks,
  launcher: nodeTests('launcher', 'launcher'),
  units: jest('units'),
  proofs: jest('proofs'),
  templates: jest('templates'),
  browser: async nodePath => {
    await buildFrontend(nodePath);
    return nodeTests('browser', 'e2e')(nodePath);
  },
};

/** The groups that are named on the command line, or all. */
function wantedGroups(names) {
  const unknown = names.filter(name => !(name in GROUPS));
  if (unknown.length > 0) {
    throw new Problem(
      `There are no tests named ${unknown.join(', ')}.`,
      `Name some of ${Object.keys(GROUPS).join(', ')}, or none to run all.`,
    );
  }
  return Object.entries(GROUPS).filter(
    ([name]) => names.length === 0 || names.includes(name),
  );
}

async function main() {
  if (calledByYarn()) {
    return runInherited(process.execPath, [
      fromRoot('node_modules/@backstage/cli/bin/backstage-cli'),
      'repo',
      'test',
      ...process.argv.slice(2),
    ]);
  }
  const groups = wantedGroups(process.argv.slice(2));
  await requireTools();
  const nodePath = await bringNode();
  await install(nodePath);
  rmSync(artefacts, { recursive: true, force: true });
  useTemporaryFolder();

  const results = [];
  for (const [, run] of groups) {
    results.push(await run(nodePath));
  }
  const total = sum(results);
  console.log(
    `\n${results
      .map(
        r =>
          `${r.name}: ${r.passed} passed, ${r.failed} failed, ${r.skipped} skipped`,
      )
      .join('\n')}`,
  );
  for (const reason of results.flatMap(r => r.reasons)) {
    console.log(`skipped: ${reason}`);
  }
  console.log(`in ${elapsed()}`);
  const skipped = total.skipped ? `, ${total.skipped} skipped` : '';
  console.log(`${total.passed} passed, ${total.failed} failed${skipped}`);
  return total.failed || total.passed === 0 ? 1 : 0;
}

runMain(main);
