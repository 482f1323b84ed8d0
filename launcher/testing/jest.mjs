import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { childEnvironment } from '../lib/environment.mjs';
import { fromRoot, root } from '../lib/paths.mjs';
import { runInherited } from '../lib/run.mjs';
import { result } from './results.mjs';

/** Every Jest test of every package. */
export async function runJest(nodePath, { artefacts }) {
  const outputFile = join(artefacts, 'jest.json');
  mkdirSync(artefacts, { recursive: true });
  rmSync(outputFile, { force: true });
  const code = await runInherited(
    nodePath,
    [
      '--max-old-space-size=4096',
      fromRoot('node_modules/@backstage/cli/bin/backstage-cli'),
      'repo',
      'test',
      '--maxWorkers=2',
      '--json',
      `--outputFile=${outputFile}`,
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
  const report = JSON.parse(readFileSync(outputFile, 'utf8'));
  const brokenSuites = report.numRuntimeErrorTestSuites;
  return result('units', {
    passed: report.numPassedTests,
    failed:
      report.numFailedTests + brokenSuites + (code && report.success ? 1 : 0),
    skipped: report.numPendingTests,
    reasons: report.numPendingTests
      ? [`${report.numPendingTests} Jest test(s); each says why in its name`]
      : [],
  });
}
