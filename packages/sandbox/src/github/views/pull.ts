import type { PullRecord, Repository } from '../store';
import { labelView } from './label';
import { repositoryView } from './repository';
import { nodeId, type Site } from './site';
import { userView } from './users';

/** A pull request as lists show it. */
export function pullView(site: Site, repository: Repository, pull: PullRecord) {
  const { slug, owner } = repository;
  const api = `${site.api}/repos/${slug}`;
  const url = `${api}/pulls/${pull.number}`;
  const issue = `${api}/issues/${pull.number}`;
  const html = `${site.html}/${slug}/pull/${pull.number}`;
  const side = ({ ref, sha }: PullRecord['head']) => ({
    label: `${owner}:${ref}`,
    ref,
    sha,
    user: userView(site, owner),
    repo: repositoryView(site, repository),
  });
  const statuses = `${api}/statuses/${pull.head.sha}`;
  return {
    url,
    id: pull.id,
    node_id: nodeId('PullRequest', pull.id),
    html_url: html,
    diff_url: `${html}.diff`,
    patch_url: `${html}.patch`,
    issue_url: issue,
    commits_url: `${url}/commits`,
    review_comments_url: `${url}/comments`,
    review_comment_url: `${api}/pulls/comments{/number}`,
    comments_url: `${issue}/comments`,
    statuses_url: statuses,
    number: pull.number,
    state: pull.state,
    locked: false,
    title: pull.title,
    user: userView(site, pull.author),
    body: pull.body,
    labels: pull.labels.map(name => labelView(site, repository, name)),
    milestone: null,
    active_lock_reason: null,
    created_at: pull.createdAt,
    updated_at: pull.updatedAt,
    closed_at: pull.closedAt,
    merged_at: pull.mergedAt,
    merge_commit_sha: pull.mergeCommit,
    assignee: null,
    assignees: [],
    requested_reviewers: [],
    requested_teams: [],
    head: side(pull.head),
    base: side(pull.base),
    _links: {
      self: { href: url },
      html: { href: html },
      issue: { href: issue },
      comments: { href: `${issue}/comments` },
      review_comments: { href: `${url}/comments` },
      review_comment: { href: `${api}/pulls/comments{/number}` },
      commits: { href: `${url}/commits` },
      statuses: { href: statuses },
    },
    author_association: 'MEMBER',
    auto_merge: null,
    draft: pull.draft,
  };
}

/** What only a request for one pull request tells. */
export interface PullDetails {
  /** Null where it is closed. */
  mergeable: boolean | null;
  commits: number;
  comments: number;
  additions: number;
  deletions: number;
  changedFiles: number;
}

export function fullPullView(
  site: Site,
  repository: Repository,
  pull: PullRecord,
  details: PullDetails,
) {
  const { mergeable, changedFiles, ...counts } = details;
  const mergedBy = pull.mergedAt ? pull.mergedBy : null;
  return {
    ...pullView(site, repository, pull),
    merged: pull.mergedAt !== null,
    mergeable,
    rebaseable: mergeable,
    mergeable_state: stateOf(mergeable),
    merged_by: mergedBy === null ? null : userView(site, mergedBy),
    review_comments: 0,
    maintainer_can_modify: false,
    ...counts,
    changed_files: changedFiles,
  };
}

function stateOf(mergeable: boolean | null): string {
  if (mergeable === null) {
    return 'unknown';
  }
  return mergeable ? 'clean' : 'dirty';
}
