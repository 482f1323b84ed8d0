import { ConflictError, NotFoundError } from '@backstage/errors';
import type {
  Commit,
  CommitFile,
  GitHubClient,
} from '@internal/plugin-delivery-node';
import type { Made } from '../../ledger';
import { isInitialCommit } from './isInitialCommit';

interface Options {
  name: string;
  message: string;
  files: CommitFile[];
  task: string;
  /** What the ledger has of the repository's creation by this very task. */
  created?: Made['repository'];
}

type Branch = Awaited<ReturnType<GitHubClient['getBranch']>>;

/**
 * The files as the one commit of the repository. The same files are there: done. Only what GitHub itself put in when
 * it made the repository is there: replaced. Anything else is somebody's work, and refused.
 */
export async function pushInitialCommit(
  github: GitHubClient,
  options: Options,
): Promise<Pick<Commit, 'sha' | 'htmlUrl'>> {
  const { name, message, files, created } = options;
  if (created?.defaultBranch && created.createdAt) {
    const { defaultBranch: branch, createdAt } = created;
    const present = await github.getBranch(name, branch);
    return present && isInitialCommit(present, createdAt)
      ? github.replaceHistory({ name, branch, message, files })
      : pushWithCare(github, options, { branch, present });
  }
  return pushWithCare(github, options);
}

/** Looks at the whole repository first: it may be another's, hold somebody's work, or be pushed already. */
async function pushWithCare(
  github: GitHubClient,
  options: Options,
  seen?: { branch: string; present: Branch },
): Promise<Pick<Commit, 'sha' | 'htmlUrl'>> {
  const { name, message, files, task } = options;
  const object = `GitHub, repository ${github.owner}/${name}`;
  const repository = await github.getRepository(name);
  if (!repository) {
    throw new NotFoundError(
      `${object}: it is not there. Put delivery:github:create-repository before this step.`,
    );
  }
  if (repository.marker !== task) {
    throw new ConflictError(
      `${object}: another has made it, so that nothing is pushed there. Choose another name.`,
    );
  }
  const { defaultBranch: branch } = repository;
  const present =
    seen?.branch === branch
      ? seen.present
      : await github.getBranch(name, branch);
  if (present?.commit.tree === github.treeOf(files)) {
    return present.commit;
  }
  if (present && !(await isUntouched(github, name, present))) {
    throw new ConflictError(
      `${object}: branch ${branch} has commits that this task did not make. Delete the repository if they are not needed, and press Create again.`,
    );
  }
  return github.replaceHistory({ name, branch, message, files });
}

async function isUntouched(
  github: GitHubClient,
  name: string,
  branch: NonNullable<Branch>,
): Promise<boolean> {
  if (!branch.isRoot) {
    return false;
  }
  const files = await github.listTree(name, branch.commit.sha);
  return files.every(file => file.path === 'README.md');
}
