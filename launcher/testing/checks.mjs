import { childEnvironment } from '../lib/environment.mjs';
import { fromRoot, root } from '../lib/paths.mjs';
import { run } from '../lib/run.mjs';
import { step } from '../lib/steps.mjs';
import { result } from './results.mjs';

const CHECKS = [
  {
    label: 'Check types',
    script: 'node_modules/typescript/bin/tsc',
    args: ['--noEmit', '--incremental', 'false'],
  },
  {
    label: 'Lint',
    script: 'node_modules/@backstage/cli/bin/backstage-cli',
    args: ['repo', 'lint', '--max-warnings', '0'],
  },
  {
    label: 'Check formatting',
    script: 'node_modules/prettier/bin-prettier.js',
    args: ['--check', '.'],
  },
];

/** What tools check: types, lint, formatting. Each counts as one test. */
export async function runChecks(nodePath) {
  let failed = 0;
  for (const { label, script, args } of CHECKS) {
    try {
      await step(label, () =>
        run(
          nodePath,
          ['--max-old-space-size=6144', fromRoot(script), ...args],
          { cwd: root, env: childEnvironment(nodePath, { CI: 'true' }) },
        ),
      );
    } catch (error) {
      failed += 1;
      console.error(error.message);
    }
  }
  return result('checks', { passed: CHECKS.length - failed, failed });
}
