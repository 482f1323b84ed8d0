import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { tryGit } from './runGit';

export const NO_COMMIT = '0'.repeat(40);

export interface Ref {
  /** For instance `refs/heads/main`. */
  name: string;
  sha: string;
}

/** Somebody else moved the ref first. */
export class LostRaceError extends Error {
  readonly name = 'LostRaceError';
}

/** The rules of `git check-ref-format`, which also keep a name inside the repository's folder. */
export function isRefName(name: string): boolean {
  return (
    /^refs\/[^/]+\/./.test(name) &&
    // eslint-disable-next-line no-control-regex
    !/[\x00-\x20\x7f~^:?*[\\]|\.\.|@\{|\/\/|\/$|\.$/.test(name) &&
    name
      .split('/')
      .every(part => !part.startsWith('.') && !part.endsWith('.lock'))
  );
}

export async function readRef(
  gitDir: string,
  name: string,
): Promise<string | undefined> {
  if (!isRefName(name)) {
    return undefined;
  }
  const text = await readOrNothing(join(gitDir, name));
  const sha = /^[0-9a-f]{40}/.exec(text ?? '')?.[0];
  return sha ?? (await packedRefs(gitDir)).get(name);
}

/** Every ref below a prefix, sorted by name. */
export async function listRefs(
  gitDir: string,
  prefix = 'refs/',
): Promise<Ref[]> {
  const found = await packedRefs(gitDir);
  const names = await readdir(join(gitDir, 'refs'), { recursive: true });
  await Promise.all(
    names.map(async path => {
      const name = `refs/${path.split('\\').join('/')}`;
      const text = isRefName(name)
        ? await readOrNothing(join(gitDir, name))
        : undefined;
      const sha = /^[0-9a-f]{40}/.exec(text ?? '')?.[0];
      if (sha) {
        found.set(name, sha);
      }
    }),
  );
  return [...found]
    .filter(([name]) => name.startsWith(prefix))
    .map(([name, sha]) => ({ name, sha }))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** Moves, creates (`from` is NO_COMMIT) or deletes (`to` is NO_COMMIT) a ref, if it still is where it is believed to be. */
export async function moveRef(
  gitDir: string,
  move: { name: string; from: string; to: string },
): Promise<void> {
  const args =
    move.to === NO_COMMIT
      ? ['update-ref', '-d', move.name, move.from]
      : ['update-ref', move.name, move.to, move.from];
  const answer = await tryGit(gitDir, args);
  if (answer.code !== 0) {
    const now = (await readRef(gitDir, move.name)) ?? NO_COMMIT;
    throw now === move.from
      ? new Error(`git update-ref ${move.name} failed: ${answer.stderr}`)
      : new LostRaceError(`${move.name} is at ${now}, not at ${move.from}`);
  }
}

async function packedRefs(gitDir: string): Promise<Map<string, string>> {
  const text = (await readOrNothing(join(gitDir, 'packed-refs'))) ?? '';
  return new Map(
    [...text.matchAll(/^([0-9a-f]{40}) (.+)$/gm)].map(match => [
      match[2],
      match[1],
    ]),
  );
}

async function readOrNothing(path: string): Promise<string | undefined> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' || code === 'EISDIR' || code === 'ENOTDIR') {
      return undefined;
    }
    throw error;
  }
}
