import {
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { run } from '../lib/run.mjs';

const FILE = 'src/greeting/greet.ts';

/** Pastes the command of the service's page into a shell, changes one line, pushes, and gives the commit. */
export async function changeAndPush({ cloneCommand, greeting }) {
  const parent = mkdtempSync(join(tmpdir(), 'astillero-demo-'));
  const env = { ...process.env, GIT_TERMINAL_PROMPT: '0' };
  try {
    await run('sh', ['-c', cloneCommand], { cwd: parent, env });
    const folder = join(parent, readdirSync(parent)[0]);
    const git = (...args) => run('git', args, { cwd: folder, env });
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
    rmSync(parent, { recursive: true, force: true });
  }
}
