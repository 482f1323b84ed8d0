/** A commit's files and folders. */
export interface GitTree {
  sha: string;
  /** Path to object id, files only. */
  files: ReadonlyMap<string, string>;
  /** Path to tree id; the root is ''. */
  folders: ReadonlyMap<string, string>;
}

/** Git repositories as the engine reads them. */
export interface GitSource {
  /** The commit that a branch, tag, commit or HEAD means now. Throws when there is none. */
  resolve(repository: string, revision: string): Promise<string>;
  tree(repository: string, sha: string): Promise<GitTree>;
  /** The content of a file by its object id. */
  read(repository: string, id: string): Promise<string>;
}

/** Paths that differ between two trees. */
export function changedFiles(before: GitTree, after: GitTree): string[] {
  const paths = new Set([...before.files.keys(), ...after.files.keys()]);
  return [...paths].filter(
    path => before.files.get(path) !== after.files.get(path),
  );
}
