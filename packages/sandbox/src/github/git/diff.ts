import { git } from './runGit';

const EMPTY_TREE = '4b825dc642cb6eb9a060e54bf8d69288fbee4904';

export type DiffStatus =
  | 'added'
  | 'removed'
  | 'modified'
  | 'renamed'
  | 'changed';

/** What changed in one file. */
export interface FileDiff {
  path: string;
  previousPath?: string;
  status: DiffStatus;
  /** The blob after the change, or before it where the file is gone. */
  sha: string;
  additions: number;
  deletions: number;
  /** Hunks from the first `@@` on; none for binary files and bare renames. */
  patch?: string;
}

const STATUS: Readonly<Record<string, DiffStatus>> = {
  A: 'added',
  D: 'removed',
  M: 'modified',
  R: 'renamed',
  T: 'changed',
};

/** The difference between two trees or commits; undefined stands for an empty tree. */
export async function diffTrees(
  gitDir: string,
  from: string | undefined,
  to: string,
): Promise<FileDiff[]> {
  const range = [from ?? EMPTY_TREE, to];
  const base = ['diff-tree', '-r', '-M', '--no-abbrev'];
  const [summary, patches] = await Promise.all([
    git(gitDir, [...base, '--raw', '--numstat', '-z', ...range]),
    git(gitDir, [...base, '-p', ...range]),
  ]);
  const files = parseSummary(summary);
  const texts = patches.split(/^(?=diff --git )/m).filter(text => text !== '');
  return files.map((file, i) => {
    const hunks = texts[i]?.search(/^@@ /m) ?? -1;
    return hunks < 0
      ? file
      : { ...file, patch: texts[i].slice(hunks).replace(/\n$/, '') };
  });
}

/** Reads the output of `--raw --numstat -z`: all raw entries, then all counts, in the same order. */
function parseSummary(output: string): FileDiff[] {
  const tokens = output.split('\0');
  const files: FileDiff[] = [];
  let at = 0;
  while (tokens[at]?.startsWith(':')) {
    const [, , before, after, letter] = tokens[at].split(' ');
    const status = STATUS[letter[0]] ?? 'changed';
    const renamed = status === 'renamed';
    files.push({
      path: tokens[at + (renamed ? 2 : 1)],
      ...(renamed && { previousPath: tokens[at + 1] }),
      status,
      sha: status === 'removed' ? before : after,
      additions: 0,
      deletions: 0,
    });
    at += renamed ? 3 : 2;
  }
  for (const file of files) {
    const [additions, deletions] = (tokens[at] ?? '').split('\t');
    // binary files count as `-`
    file.additions = Number(additions) || 0;
    file.deletions = Number(deletions) || 0;
    at += file.status === 'renamed' ? 3 : 1;
  }
  return files;
}
