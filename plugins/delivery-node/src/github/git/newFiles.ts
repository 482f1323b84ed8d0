/**
 * Of files that are to be added, those that add and those that are left out, since what is there is never overwritten:
 * the same path, also in other letter case (some file systems have but one of both), a file where a directory would be
 * needed, or a directory where the file would be.
 */
export function newFiles(
  present: readonly string[],
  wanted: readonly string[],
): { added: string[]; left: string[] } {
  const files = new Set(present.map(fold));
  const directories = new Set(present.flatMap(parentsOf).map(fold));
  const isTaken = (path: string) =>
    files.has(fold(path)) ||
    directories.has(fold(path)) ||
    parentsOf(path).some(parent => files.has(fold(parent)));
  return {
    added: wanted.filter(path => !isTaken(path)),
    left: wanted.filter(isTaken),
  };
}

function parentsOf(path: string): string[] {
  const parts = path.split('/').slice(0, -1);
  return parts.map((_, index) => parts.slice(0, index + 1).join('/'));
}

function fold(path: string): string {
  return path.toLocaleLowerCase('en-US');
}
