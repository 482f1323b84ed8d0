import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { run } from '../lib/run.mjs';

const FILE = 'src/greeting/greet.ts';

/** Clones the service as its page says, changes one line, pushes, and gives the commit. */
export async function changeAndPush({ cloneUrl, credentialsFile, greeting }) {
  const folder = mkdtempSync(join(tmpdir(), 'astillero-demo-'));
  const git = (...args) =>
    run('git', args, {
      cwd: folder,
      env: { ...process.env, GIT_TERMINAL_PROMPT: '0' },
    });
  try {
    await git(
      'clone',
      '--quiet',
      '-c',
      `credential.helper=store --file="${credentialsFile}"`,
      cloneUrl,
      '.',
    );
    const path = join(folder, FILE);
    const before = readFileSync(path, 'utf8');
    const after = before.replace(
      'for what this service is really for',
      greeting,
    );
    if (before === after) {
      throw new Error(`${FILE} has no line to change`);
    }
    writeFileSync(path, after);
    await git(
      '-c',
      'user.name=Demo',
      '-c',
      'user.email=demo@localhost',
      'commit',
      '--quiet',
      '-am',
      'Say what the greeting is',
    );
    await git('push', '--quiet', 'origin', 'HEAD');
    return (await git('rev-parse', 'HEAD')).trim();
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
