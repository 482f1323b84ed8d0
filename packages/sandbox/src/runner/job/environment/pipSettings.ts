import { execFile } from 'node:child_process';
import { tmpdir } from 'node:os';
import { promisify } from 'node:util';

const run = promisify(execFile);
const KEYS = [
  'index-url',
  'extra-index-url',
  'trusted-host',
  'proxy',
  'cert',
  'find-links',
];

/** Where pip knows a setting from, the stronger ones later. */
const SECTIONS = ['global', 'install', ':env:'];

/**
 * Where this machine's pip gets packages from, as variables: a job's home is its own, so the user's `pip.conf` is out
 * of its sight, and with it the passwords in there.
 */
export async function readPipSettings(): Promise<Record<string, string>> {
  const { stdout } = await run('python3', ['-m', 'pip', 'config', 'list'], {
    cwd: tmpdir(),
    timeout: 20_000,
  });
  return parsePipSettings(stdout);
}

/** `global.index-url='https://…'` lines of `pip config list`. */
export function parsePipSettings(text: string): Record<string, string> {
  const lines = text.split(/\r?\n/).map(line => line.trim());
  return Object.fromEntries(
    SECTIONS.flatMap(section =>
      KEYS.flatMap(key => {
        const start = `${section}.${key}='`;
        const line = lines.find(candidate => candidate.startsWith(start));
        return line
          ? [[variable(key), valueOf(line.slice(start.length, -1))]]
          : [];
      }),
    ),
  );
}

function variable(key: string): string {
  return `PIP_${key.replaceAll('-', '_').toUpperCase()}`;
}

/** Lists come with escaped line ends, addresses perhaps with a password. */
function valueOf(text: string): string {
  return text
    .replaceAll('\\n', ' ')
    .replace(/\/\/[^/@\s]+@/g, '//')
    .trim();
}
