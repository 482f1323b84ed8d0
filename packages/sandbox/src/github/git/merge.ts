import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ObjectStore } from './ObjectStore';
import type { TreeEntry } from './objects';
import { tryGit } from './runGit';

/** Both sides changed the same lines, or one deleted what the other changed. */
export class MergeConflictError extends Error {
  readonly name = 'MergeConflictError';

  constructor(readonly path: string) {
    super(`Both sides changed ${path}`);
  }
}

/** A three-way merge of trees, file contents merged by git; renames are not followed. */
export async function mergeTrees(
  objects: ObjectStore,
  base: string | undefined,
  ours: string,
  theirs: string,
): Promise<string> {
  const entries = await mergeEntries(objects, [base, ours, theirs], '');
  return objects.writeTree(entries);
}

type Sides<T> = [T, T, T];

async function mergeEntries(
  objects: ObjectStore,
  trees: Sides<string | undefined>,
  below: string,
): Promise<TreeEntry[]> {
  const sides = (await Promise.all(
    trees.map(async tree => {
      const entries = tree ? await objects.readTree(tree) : undefined;
      return new Map((entries ?? []).map(entry => [entry.name, entry]));
    }),
  )) as Sides<Map<string, TreeEntry>>;
  const names = new Set(sides.flatMap(side => [...side.keys()]));
  const merged: TreeEntry[] = [];
  for (const name of names) {
    const three = sides.map(side => side.get(name)) as Sides<
      TreeEntry | undefined
    >;
    const entry = await mergeEntry(objects, three, below + name);
    if (entry) {
      merged.push(entry);
    }
  }
  return merged;
}

async function mergeEntry(
  objects: ObjectStore,
  [base, ours, theirs]: Sides<TreeEntry | undefined>,
  path: string,
): Promise<TreeEntry | undefined> {
  if (same(ours, theirs) || same(base, theirs)) {
    return ours;
  }
  if (same(base, ours)) {
    return theirs;
  }
  const treeOf = (entry: TreeEntry | undefined) =>
    entry?.mode === '040000' ? entry.sha : undefined;
  if ([ours, theirs].every(side => !side || treeOf(side)) && (ours || theirs)) {
    const three: Sides<string | undefined> = [
      treeOf(base),
      treeOf(ours),
      treeOf(theirs),
    ];
    const entries = await mergeEntries(objects, three, `${path}/`);
    const name = (ours ?? theirs)?.name ?? '';
    return entries.length > 0
      ? { name, mode: '040000', sha: await objects.writeTree(entries) }
      : undefined;
  }
  if (
    !ours ||
    !theirs ||
    treeOf(ours) ||
    treeOf(theirs) ||
    ours.mode !== theirs.mode
  ) {
    throw new MergeConflictError(path);
  }
  const baseBlob = base && !treeOf(base) ? base.sha : undefined;
  return {
    ...ours,
    sha: await mergeBlobs(objects, [baseBlob, ours.sha, theirs.sha], path),
  };
}

async function mergeBlobs(
  objects: ObjectStore,
  shas: Sides<string | undefined>,
  path: string,
): Promise<string> {
  const dir = await mkdtemp(join(tmpdir(), 'sandbox-merge-'));
  try {
    const files = await Promise.all(
      shas.map(async (sha, i) => {
        const file = join(dir, String(i));
        const body = sha ? await objects.readAs('blob', sha) : undefined;
        await writeFile(file, body ?? '');
        return file;
      }),
    );
    const [base, ours, theirs] = files;
    const answer = await tryGit(objects.gitDir, [
      'merge-file',
      '-p',
      '-q',
      ours,
      base,
      theirs,
    ]);
    if (answer.code !== 0) {
      throw new MergeConflictError(path);
    }
    return await objects.write('blob', answer.stdout);
  } finally {
    await rm(dir, { recursive: true, force: true });
  }
}

function same(a: TreeEntry | undefined, b: TreeEntry | undefined): boolean {
  return a?.sha === b?.sha && a?.mode === b?.mode;
}
