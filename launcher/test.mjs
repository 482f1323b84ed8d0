import { rmSync } from 'node:fs';
import { calledByYarn } from './lib/arguments.mjs';
import { install } from './lib/install.mjs';
import { bringNode } from './lib/node.mjs';
import { fromRoot } from './lib/paths.mjs';
import { runMain } from './lib/problem.mjs';
import { requireTools } from './lib/requirements.mjs';
import { runInherited } from './lib/run.mjs';
import { buildFrontend } from './lib/frontend.mjs';
import { elapsed } from './lib/steps.mjs';
import { runChecks } from './testing/checks.mjs';
import { runJest } from './testing/jest.mjs';
import { runNodeTests } from './testing/node-tests.mjs';
import { sum } from './testing/results.mjs';
import { useTemporaryFolder } from './testing/temporary.mjs';

const ARTEFACTS = fromRoot('artefacts');

async function main() {
  if (calledByYarn()) {
    return runInherited(process.execPath, [
      fromRoot('node_modules/@backstage/cli/bin/backstage-cli'),
      'repo',
      'test',
      ...process.argv.slice(2),
    ]);
  }
  await requireTools();
  const nodePath = await bringNode();
  await install(nodePath);
  rmSync(ARTEFACTS, { recursive: true, force: true });
  useTemporaryFolder();

  const results = [];
  const only = process.argv.slice(2);
  const wanted = name => only.length === 0 || only.includes(name);
  if (wanted('checks')) {
    results.push(await runChecks(nodePath));
  }
  if (wanted('launcher')) {
    results.push(
      await runNodeTests(nodePath, {
        name: 'launcher',
        folder: 'launcher',
        artefacts: ARTEFACTS,
      }),
    );
  }
  if (wanted('units')) {
    results.push(
      await runJest(nodePath, { artefacts: ARTEFACTS, group: 'units' }),
    );
  }
  if (wanted('proofs')) {
    results.push(
      await runJest(nodePath, { artefacts: ARTEFACTS, group: 'proofs' }),
    );
  }
  if (wanted('templates')) {
    results.push(
      await runJest(nodePath, { artefacts: ARTEFACTS, group: 'templates' }),
    );
  }
  if (wanted('browser')) {
    await buildFrontend(nodePath);
    results.push(
      await runNodeTests(nodePath, {
        name: 'browser',
        folder: 'e2e',
        artefacts: ARTEFACTS,
      }),
    );
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
