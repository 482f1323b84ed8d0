import { blobId, newFiles } from '@internal/plugin-delivery-node';
import { WORKFLOW_PATH } from '../../render';

/** Where the pipeline goes in a repository that has a workflow of that name. */
export const OTHER_WORKFLOW_PATH = '.github/workflows/delivery.yaml';

export const CATALOG_FILE = 'catalog-info.yaml';

/** Files that mean the same to those who read them: where one is, the other would be a second of it. */
const TWINS: Record<string, string> = {
  [CATALOG_FILE]: 'catalog-info.yml',
  'mkdocs.yml': 'mkdocs.yaml',
};

export interface Plan {
  /** Text by path. */
  files: Record<string, string>;
  /** Paths of files that the repository has already. */
  left: string[];
}

/** What of the files may be added to a repository with these. Nothing that is there is overwritten. */
export function planProposal(
  tree: ReadonlyArray<{ path: string; sha: string }>,
  wanted: Record<string, string>,
): Plan {
  const present = tree.map(({ path }) => path);
  const movesWorkflow =
    Object.hasOwn(wanted, WORKFLOW_PATH) &&
    isThere(present, WORKFLOW_PATH) &&
    !isSame(tree, WORKFLOW_PATH, wanted[WORKFLOW_PATH]);
  const placed = Object.fromEntries(
    Object.entries(wanted)
      .filter(([path]) => !isOfOwnDockerfile(path, present))
      .map(([path, text]) => [
        movesWorkflow && path === WORKFLOW_PATH ? OTHER_WORKFLOW_PATH : path,
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
    left: [
      ...left,
      ...added.filter(isTwin),
      ...(movesWorkflow ? [WORKFLOW_PATH] : []),
    ].sort(),
  };
}

/** What our Dockerfile does not need, theirs may: a .dockerignore would take it away unseen. */
function isOfOwnDockerfile(path: string, present: readonly string[]): boolean {
  return path === '.dockerignore' && isThere(present, 'Dockerfile');
}

/** Whether that very file is there: of a service that was under the platform before. */
function isSame(
  tree: ReadonlyArray<{ path: string; sha: string }>,
  path: string,
  text: string,
): boolean {
  const sha = blobId(Buffer.from(text, 'utf8'));
  return tree.some(file => file.path === path && file.sha === sha);
}

function isThere(present: readonly string[], path: string): boolean {
  return newFiles(present, [path]).left.length > 0;
}
