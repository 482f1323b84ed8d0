import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { childEnvironment } from '../lib/environment.mjs';
import { fromRoot, root } from '../lib/paths.mjs';
import { runUntil } from './deadline.mjs';
import { result } from './results.mjs';

const DEADLINE_MS = 15 * 60_000;

function testFiles(folder) {
  return readdirSync(folder, { withFileTypes: true }).flatMap(entry => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) {
      return testFiles(path);
    }
    return entry.name.endsWith('.test.mjs') ? [path] : [];
  });
}

/** Tests written for Node.js's own runner: the launcher's and the browser's. */
export async function runNodeTests(nodePath, { name, folder, artefacts }) {
  const absolute = fromRoot(folder);
  const files = statSync(absolute, { throwIfNoEntry: false })
    ? testFiles(absolute)
    : [];
  if (files.length === 0) {
    throw new Error(`No tests in ${folder}`);
  }
  console.log(`… Tests: ${name}`);
  const { output, code } = await runTap(nodePath, files, artefacts);
  const count = word =>
    Number(new RegExp(`^# ${word} (\\d+)$`, 'm').exec(output)?.[1] ?? 0);
  const reasons = [...output.matchAll(/# SKIP (.+)$/gm)].map(match => match[1]);
  const failed = count('fail') + count('cancelled');
  return result(name, {
    passed: count('pass'),
    failed: failed || (code === 0 ? 0 : 1),
    skipped: count('skipped'),
    reasons,
  });
}

async function runTap(nodePath, files, artefacts) {
  let output = '';
  const { code, late } = await runUntil(
    DEADLINE_MS,
    nodePath,
    [
      '--test',
      '--test-concurrency=1',
      '--test-reporter=tap',
      '--test-reporter-destination=stdout',
      ...files,
    ],
    {
      cwd: root,
      stdio: ['ignore', 'pipe', 'inherit'],
      env: childEnvironment(nodePath, {
        ARTEFACTS_DIR: artefacts,
        CI: process.env.CI ?? '',
      }),
      onOutput(chunk) {
        output += chunk;
        process.stdout.write(chunk);
      },
    },
  );
  if (late) {
    console.error(
      `The tests did not end within ${DEADLINE_MS / 60_000} minutes`,
    );
  }
  return { output, code };
}
