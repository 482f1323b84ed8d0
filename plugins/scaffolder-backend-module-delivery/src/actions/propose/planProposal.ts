import { blobId, newFiles } from '@internal/plugin-delivery-node';
import { CATALOG_FILE, OTHER_CATALOG_FILE } from '../../lib';
import { WORKFLOW_PATH } from '../../render';

/** Where the pipeline goes in a repository that has a workflow of that name. */
export const OTHER_WORKFLOW_PATH = '.github/workflows/delivery.yaml';

/** Files that mean the same to those who read them: where one is, the other would be a second of it. */
const TWINS: Record<string, string> = {
  [CATALOG_FILE]: OTHER_CATALOG_FILE,
  'mkdocs.yml': 'mkdocs.yaml',
  [WORKFLOW_PATH]: '.github/workflows/ci.yml',
};

type Tree = ReadonlyArray<{ path: string; sha: string }>;

export interface Plan {
  /** Text by path. */
  files: Record<string, string>;
  /** Paths of files that the repository has already, as it has them. */
  left: string[];
}

/** What of the files may be added to a repository with these. Nothing that is there is overwritten. */
export function planProposal(tree: Tree, wanted: Record<string, string>): Plan {
  const present = tree.map(({ path }) => path);
  const left: string[] = [];
  const files: Record<string, string> = {};
  const place = (path: string, text: string) => {
    const there = inItsPlace(present, path);
    if (there === undefined) {
      files[path] = text;
    } else {
      left.push(there);
    }
    return there;
  };
  for (const [path, text] of Object.entries(wanted)) {
    if (isOfOwnDockerfile(path, present)) {
      continue;
    }
    const there = place(path, text);
    if (
      path === WORKFLOW_PATH &&
      there !== undefined &&
      !isSame(tree, path, text)
    ) {
      place(OTHER_WORKFLOW_PATH, underName(text, 'delivery'));
    }
  }
  return { files, left: left.sort() };
}

/** What of the repository is where this file would be, or means the same. */
function inItsPlace(
  present: readonly string[],
  path: string,
): string | undefined {
  const name = [path, TWINS[path]].find(
    one => one !== undefined && newFiles(present, [one]).left.length > 0,
  );
  return name && (present.find(file => isAlike(file, name)) ?? name);
}

function isAlike(a: string, b: string): boolean {
  return a.toLocaleLowerCase('en-US') === b.toLocaleLowerCase('en-US');
}

/** What our Dockerfile does not need, theirs may: a .dockerignore would take it away unseen. */
function isOfOwnDockerfile(path: string, present: readonly string[]): boolean {
  return (
    path === '.dockerignore' && inItsPlace(present, 'Dockerfile') !== undefined
  );
}

/** Whether that very file is there: of a service that was under the platform before. */
function isSame(tree: Tree, path: string, text: string): boolean {
  const sha = blobId(Buffer.from(text, 'utf8'));
  return tree.some(file => file.path === path && file.sha === sha);
}

/** A workflow under a name of its own, so that two are not called the same. */
function underName(workflow: string, name: string): string {
  return workflow.replace(/^name: .*$/m, `name: ${name}`);
}
