import { emailOf, type Tokens } from './auth';
import { encodeCommit, type ObjectStore, type Signature } from './git';

/** A commit to make over REST. */
export interface CommitRequest {
  tree: string;
  parents: string[];
  message: string;
  /** Who asks: author, committer and signed where nobody else is named. */
  login: string;
  author?: Partial<Signature>;
  committer?: Partial<Signature>;
}

/** Writes a commit as GitHub does: signed by GitHub where the client names neither author nor committer. */
export async function makeCommit(
  objects: ObjectStore,
  tokens: Tokens,
  request: CommitRequest,
): Promise<string> {
  const self: Signature = {
    name: request.login,
    email: emailOf(request.login),
    date: new Date().toISOString(),
  };
  const author = { ...self, ...defined(request.author ?? request.committer) };
  const committer = { ...author, ...defined(request.committer) };
  const commit = {
    tree: request.tree,
    parents: request.parents,
    author,
    committer,
    message: request.message,
  };
  if (request.author || request.committer) {
    return objects.writeCommit(commit);
  }
  const signature = tokens.signCommit(encodeCommit(commit));
  return objects.writeCommit({ ...commit, signature });
}

function defined(signature: Partial<Signature> | undefined) {
  return Object.fromEntries(
    Object.entries(signature ?? {}).filter(([, value]) => value !== undefined),
  ) as Partial<Signature>;
}
