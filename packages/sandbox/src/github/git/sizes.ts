import { git } from './runGit';

/** Sizes of objects in bytes, asked of git at once. */
export async function sizesOf(
  gitDir: string,
  shas: readonly string[],
): Promise<Map<string, number>> {
  if (shas.length === 0) {
    return new Map();
  }
  const output = await git(
    gitDir,
    ['cat-file', '--batch-check=%(objectname) %(objectsize)'],
    { input: `${shas.join('\n')}\n` },
  );
  return new Map(
    output
      .split('\n')
      .map(line => line.split(' '))
      .filter(parts => parts.length === 2 && /^\d+$/.test(parts[1]))
      .map(([sha, size]) => [sha, Number(size)]),
  );
}
