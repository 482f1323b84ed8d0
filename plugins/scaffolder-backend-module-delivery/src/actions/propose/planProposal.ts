import { newFiles } from '@internal/plugin-delivery-node';
import { WORKFLOW_PATH } from '../../render';

/** Where the pipeline goes in a repository that has a workflow of that name. */
export const OTHER_WORKFLOW_PATH = '.github/workflows/delivery.yaml';

/** Files that mean the same to those who read them: where one is, the other would be a second of it. */
const TWINS: Record<string, string> = {
  'catalog-info.yaml': 'catalog-info.yml',
  'mkdocs.yml': 'mkdocs.yaml',
};

export interface Plan {
  /** Text by path. */
  files: Record<string, string>;
  /** Paths of files that the repository has already. */
  left: string[];
}

/** What of the files may be added to a repository with these paths. Nothing that is there is overwritten. */
export function planProposal(
  present: readonly string[],
  wanted: Record<string, string>,
): Plan {
  const placed = Object.fromEntries(
    Object.entries(wanted).map(([path, text]) => [
      path === WORKFLOW_PATH && isThere(present, path)
        ? OTHER_WORKFLOW_PATH
        : path,
      text,
    ]),
  );
  const { added, left } = newFiles(present, Object.keys(placed));
  const isTwin = (path: string) =>
    Object.hasOwn(TWINS, path) && isThere(present, TWINS[path]);
  return {
    files: Object.fromEntries(
      added.filter(path => !isTwin(path)).map(path => [path, placed[path]]),
    ),
    left: [...left, ...added.filter(isTwin)].sort(),
  };
}

function isThere(present: readonly string[], path: string): boolean {
  return newFiles(present, [path]).left.length > 0;
}
