import { execFile } from 'node:child_process';
import { tmpdir } from 'node:os';
import { promisify } from 'node:util';

const run = promisify(execFile);
const KEYS = ['registry', 'cafile', 'proxy', 'https-proxy', 'noproxy'];

/**
 * Where this machine's npm gets packages from, as variables: a job's home is its own, so the user's `.npmrc` is out of
 * its sight, and with it the tokens in there.
 */
export async function readNpmSettings(): Promise<Record<string, string>> {
  const { stdout } = await run('npm', ['config', 'get', ...KEYS], {
    cwd: tmpdir(),
    timeout: 20_000,
  });
  return parseNpmSettings(stdout);
}

/** `key=value` lines of `npm config get`; unset ones say null or nothing. */
export function parseNpmSettings(text: string): Record<string, string> {
  return Object.fromEntries(
    text.split(/\r?\n/).flatMap(line => {
      const match = /^([a-z-]+)=(.+)$/.exec(line.trim());
      return match && KEYS.includes(match[1]) && match[2] !== 'null'
        ? [[`npm_config_${match[1].replaceAll('-', '_')}`, match[2]]]
        : [];
    }),
  );
}
