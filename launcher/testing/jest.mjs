import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { childEnvironment } from '../lib/environment.mjs';
import { fromRoot, root } from '../lib/paths.mjs';
import { runInherited } from '../lib/run.mjs';
import { result } from './results.mjs';

/**
 * Every Jest test of every package. Proofs kill and restart whole backends and run one at a time, the rest two at a time.
 * A suite that fails is run once more by itself: what passes then is named as unsteady, what fails again has failed.
 */
export async function runJest(nodePath, { artefacts, proofs }) {
  const name = proofs ? 'proofs' : 'units';
  const selection = proofs
    ? ['--maxWorkers=1', '--testPathPatterns', 'proof\\.test']
    : ['--maxWorkers=2', '--testPathIgnorePatterns', 'proof\\.test'];
  const first = await jest(nodePath, { artefacts, name, args: selection });
  const failing = first.testResults
    .filter(suite => suite.status === 'failed')
    .map(suite => suite.name);
  const again = failing.length
    ? await jest(nodePath, {
        artefacts,
        name: `${name}-again`,
        args: ['--maxWorkers=1', '--runTestsByPath', ...failing],
      })
    : { testResults: [] };
  const second = new Map(again.testResults.map(s => [s.name, s]));
  const suites = first.testResults.map(s => second.get(s.name) ?? s);
  const unsteady = failing.filter(
    path => second.get(path)?.status === 'passed',
  );
  for (const path of unsteady) {
    console.log(`unsteady: ${path} passed only when run again by itself`);
  }
  const count = status =>
    suites.flatMap(s => s.assertionResults).filter(a => a.status === status)
      .length;
  const silent = suites.filter(
    s =>
      s.status === 'failed' &&
      !s.assertionResults.some(a => a.status === 'failed'),
  ).length;
  const skipped = count('pending');
  return result(name, {
    passed: count('passed'),
    failed: count('failed') + silent,
    skipped,
    reasons: skipped
      ? [`${skipped} Jest test(s) of ${name}; each says why in its name`]
      : [],
  });
}

async function jest(nodePath, { artefacts, name, args }) {
  const outputFile = join(artefacts, `jest-${name}.json`);
  mkdirSync(artefacts, { recursive: true });
  rmSync(outputFile, { force: true });
  console.log(`… Tests: ${name}`);
  await runInherited(
    nodePath,
    [
      '--max-old-space-size=4096',
      fromRoot('node_modules/@backstage/cli/bin/backstage-cli'),
      'repo',
      'test',
      '--json',
      `--outputFile=${outputFile}`,
      ...args,
    ],
    {
      cwd: root,
      stdio: ['ignore', 'ignore', 'inherit'],
      env: childEnvironment(nodePath, {
        CI: 'true',
        BACKSTAGE_TEST_DISABLE_DOCKER: '1',
      }),
    },
  );
  return JSON.parse(readFileSync(outputFile, 'utf8'));
}
