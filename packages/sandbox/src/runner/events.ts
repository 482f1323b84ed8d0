import type { PullRequestEvent, PushEvent } from '../core';
import type { Occurrence } from './workflow';

/** What makes a run, apart from the workflow. */
export interface RunCause {
  repository: string;
  event: 'push' | 'pull_request' | 'workflow_dispatch';
  ref: string;
  headBranch: string;
  headSha: string;
  baseRef: string;
  actor: string;
  pullRequest: number | null;
  payload: Record<string, unknown>;
  inputs: Record<string, string>;
}

interface RepositoryFacts {
  id: number;
  slug: string;
  defaultBranch: string;
}

interface CommitFacts {
  sha: string;
  message: string;
  at: string;
  author: { name: string; email: string };
}

/** A push as a cause, with the event that `github.event` shows. */
export function pushCause(
  event: PushEvent,
  repository: RepositoryFacts,
  commit: CommitFacts,
): RunCause {
  const { ref, before, after, actor } = event;
  return {
    repository: repository.slug,
    event: 'push',
    ref,
    headBranch: ref.replace(/^refs\/(heads|tags)\//, ''),
    headSha: after,
    baseRef: '',
    actor,
    pullRequest: null,
    inputs: {},
    payload: {
      ref,
      before,
      after,
      created: /^0+$/.test(before),
      deleted: false,
      forced: false,
      ...commonPayload(repository, actor),
      pusher: { name: actor },
      head_commit: {
        id: commit.sha,
        message: commit.message,
        timestamp: commit.at,
        author: commit.author,
      },
    },
  };
}

export function pullRequestCause(
  event: PullRequestEvent,
  repository: RepositoryFacts,
): RunCause {
  const { number, action, headRef, headSha, baseRef, actor } = event;
  const base = baseRef.replace(/^refs\/heads\//, '');
  const head = headRef.replace(/^refs\/heads\//, '');
  return {
    repository: repository.slug,
    event: 'pull_request',
    ref: `refs/pull/${number}/merge`,
    headBranch: head,
    headSha,
    baseRef: base,
    actor,
    pullRequest: number,
    inputs: {},
    payload: {
      action,
      number,
      ...commonPayload(repository, actor),
      pull_request: {
        number,
        head: {
          ref: head,
          sha: headSha,
          repo: { full_name: event.repository },
        },
        base: { ref: base, repo: { full_name: event.repository } },
      },
    },
  };
}

export function dispatchCause(options: {
  repository: RepositoryFacts;
  ref: string;
  headSha: string;
  actor: string;
  inputs: Record<string, string>;
}): RunCause {
  const { repository, ref, headSha, actor, inputs } = options;
  return {
    repository: repository.slug,
    event: 'workflow_dispatch',
    ref,
    headBranch: ref.replace(/^refs\/(heads|tags)\//, ''),
    headSha,
    baseRef: '',
    actor,
    pullRequest: null,
    inputs,
    payload: { ref, inputs, ...commonPayload(repository, actor) },
  };
}

/** What the filters of `on:` look at. */
export function occurrenceOf(
  cause: RunCause,
  changedFiles: string[],
): Occurrence {
  return cause.event === 'pull_request'
    ? {
        event: 'pull_request',
        action: String(cause.payload.action),
        baseRef: cause.baseRef,
        changedFiles,
      }
    : { event: 'push', ref: cause.ref, changedFiles };
}

/** Whether the commit asks for no run, in one of the ways that GitHub knows. */
export function asksForNoRun(message: string): boolean {
  return /\[(skip ci|ci skip|no ci|skip actions|actions skip)\]/.test(message);
}

function commonPayload(
  { id, slug, defaultBranch }: RepositoryFacts,
  actor: string,
) {
  const [owner, name] = slug.split('/');
  return {
    repository: {
      id,
      name,
      full_name: slug,
      default_branch: defaultBranch,
      owner: { login: owner },
    },
    sender: { login: actor },
  };
}
