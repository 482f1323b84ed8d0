import { loginOf, type Tokens } from '../auth';
import { encodeCommit, type CommitData } from '../git';
import type { Repository } from '../store';
import { nodeId, type Site } from './site';
import { userView } from './users';

/** What GitHub says of a commit's signature: verified means that the sandbox itself made it. */
function verificationView(tokens: Tokens, commit: CommitData) {
  const payload = encodeCommit({ ...commit, signature: undefined });
  const verified = tokens.isOwnSignature(payload, commit.signature);
  return {
    verified,
    reason: verified ? 'valid' : unverifiedReason(commit),
    signature: commit.signature ?? null,
    payload: commit.signature ? payload.toString('utf8') : null,
    verified_at: verified ? commit.committer.date : null,
  };
}

function unverifiedReason(commit: CommitData): string {
  return commit.signature ? 'unknown_key' : 'unsigned';
}

/** A commit of the Git Data API. */
export function gitCommitView(
  site: Site,
  tokens: Tokens,
  repository: Repository,
  sha: string,
  commit: CommitData,
) {
  const api = `${site.api}/repos/${repository.slug}`;
  const html = `${site.html}/${repository.slug}`;
  return {
    sha,
    node_id: nodeId('Commit', sha),
    url: `${api}/git/commits/${sha}`,
    html_url: `${html}/commit/${sha}`,
    author: commit.author,
    committer: commit.committer,
    tree: { sha: commit.tree, url: `${api}/git/trees/${commit.tree}` },
    message: commit.message,
    parents: commit.parents.map(parent => ({
      sha: parent,
      url: `${api}/git/commits/${parent}`,
      html_url: `${html}/commit/${parent}`,
    })),
    verification: verificationView(tokens, commit),
  };
}

/** A commit of the commits API. */
export function commitView(
  site: Site,
  tokens: Tokens,
  repository: Repository,
  sha: string,
  commit: CommitData,
) {
  const api = `${site.api}/repos/${repository.slug}`;
  const html = `${site.html}/${repository.slug}`;
  const user = (email: string) => {
    const login = loginOf(email);
    return login ? userView(site, login) : null;
  };
  return {
    sha,
    node_id: nodeId('Commit', sha),
    url: `${api}/commits/${sha}`,
    html_url: `${html}/commit/${sha}`,
    comments_url: `${api}/commits/${sha}/comments`,
    commit: {
      url: `${api}/git/commits/${sha}`,
      author: commit.author,
      committer: commit.committer,
      message: commit.message,
      comment_count: 0,
      tree: { sha: commit.tree, url: `${api}/git/trees/${commit.tree}` },
      verification: verificationView(tokens, commit),
    },
    author: user(commit.author.email),
    committer: user(commit.committer.email),
    parents: commit.parents.map(parent => ({
      sha: parent,
      url: `${api}/commits/${parent}`,
      html_url: `${html}/commit/${parent}`,
    })),
  };
}
