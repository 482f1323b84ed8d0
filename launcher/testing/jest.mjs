import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { childEnvironment } from '../lib/environment.mjs';
import { cacheDir, fromRoot, root } from '../lib/paths.mjs';
import { runUntil } from './deadline.mjs';
import { result } from './results.mjs';

const MINUTE_MS = 60_000;

const TEMPLATES = 'tools/templates/';

/**
 * Proofs kill and restart whole backends, and what templates make is installed, built and run: one at a time. The rest
 * goes two at a time.
 */
const GROUPS = {
  units: {
    deadlineMs: 20 * MINUTE_MS,
    args: [
      '--maxWorkers=2',
      '--testPathIgnorePatterns',
      'proof\\.test',
      TEMPLATES,
    ],
  },
  proofs: {
    deadlineMs: 22 * MINUTE_MS,
    args: ['--maxWorkers=1', '--testPathPatterns', 'proof\\.test'],
  },
  templates: {
    deadlineMs: 18 * MINUTE_MS,
    args: ['--maxWorkers=1', '--testPathPatterns', TEMPLATES],
  },
};

/**
 * The Jest tests of every package. A suite that fails is run once more by itself: what passes then is named as unsteady,
 * what fails again has failed. Suites that do not end in time have failed, by name.
 */
export async function runJest(nodePath, { artefacts, group }) {
  const { deadlineMs, args } = GROUPS[group];
  const first = await jest(nodePath, {
    artefacts,
    name: group,
    args,
    deadlineMs,
  });
  const failing = first.suites.filter(s => s.status === 'failed');
  const again = failing.length
    ? await jest(nodePath, {
        artefacts,
        name: `${group}-again`,
        args: [
          '--maxWorkers=1',
          '--runTestsByPath',
          ...failing.map(suite => suite.name),
        ],
        deadlineMs: 10 * MINUTE_MS,
      })
    : { suites: [], unfinished: [] };
  const second = new Map(again.suites.map(s => [s.name, s]));
  const suites = first.suites.map(s => second.get(s.name) ?? s);
  for (const { name } of failing) {
    if (second.get(name)?.status === 'passed') {
      console.log(`unsteady: ${name} passed only when run again by itself`);
    }
  }
  return summarise(group, suites, [...first.unfinished, ...again.unfinished]);
}

function summarise(group, suites, unfinished) {
  const ofStatus = status =>
    suites.flatMap(s => s.assertionResults).filter(a => a.status === status);
  const silent = suites.filter(
    s =>
      s.status === 'failed' &&
      !s.assertionResults.some(a => a.status === 'failed'),
  ).length;
  return result(group, {
    passed: ofStatus('passed').length,
    failed: ofStatus('failed').length + silent + unfinished.length,
    skipped: ofStatus('pending').length,
    reasons: ofStatus('pending').map(test => test.title),
  });
}

async function jest(nodePath, { artefacts, name, args, deadlineMs }) {
  const outputFile = join(artefacts, `jest-${name}.json`);
  const runningFile = join(artefacts, `jest-${name}-running.json`);
  mkdirSync(artefacts, { recursive: true });
  rmSync(outputFile, { force: true });
  console.log(`… Tests: ${name}`);
  const { late } = await runUntil(
    deadlineMs,
    nodePath,
    [
      '--max-old-space-size=4096',
      fromRoot('node_modules/@backstage/cli/bin/backstage-cli'),
      'repo',
      'test',
      `--cacheDirectory=${join(cacheDir, 'jest')}`,
      '--json',
      `--outputFile=${outputFile}`,
      `--reporters=${fromRoot('launcher/testing/reporter.cjs')}`,
      ...args,
    ],
    {
      cwd: root,
      stdio: ['ignore', 'ignore', 'inherit'],
      env: childEnvironment(nodePath, {
        CI: 'true',
        BACKSTAGE_TEST_DISABLE_DOCKER: '1',
        RUNNING_SUITES_FILE: runningFile,
      }),
    },
  );
  if (late) {
    const unfinished = JSON.parse(readFileSync(runningFile, 'utf8'));
    console.error(
      `${name} did not end within ${
        deadlineMs / MINUTE_MS
      } minutes; still running: ${unfinished.join(', ')}`,
    );
    return { suites: [], unfinished: unfinished.length ? unfinished : [name] };
  }
  return {
    suites: JSON.parse(readFileSync(outputFile, 'utf8')).testResults,
    unfinished: [],
  };
}
