import type { SandboxContext } from '../../core';
import { nodeId, siteOf, userView } from '../../github/views';
import type { ArtifactRecord, JobRecord, RunRecord } from '../store';
import type { WorkflowFile } from '../WorkflowFiles';

/** What views need beside the records. */
export interface ViewContext {
  context: SandboxContext;
  repositoryId: number;
}

export interface HeadCommit {
  sha: string;
  tree: string;
  message: string;
  at: string;
  author: { name: string; email: string };
}

/** A run in the shape of GitHub's `workflow-run`. */
export function runView(
  view: ViewContext,
  run: RunRecord,
  commit: HeadCommit | undefined,
) {
  const { site, api, html } = addresses(view, run.repository);
  const url = `${api}/actions/runs/${run.id}`;
  const repository = minimalRepository(view, run.repository);
  const actor = userView(site, run.actor);
  const pull = run.pullRequest;
  return {
    id: run.id,
    name: run.workflow.name,
    node_id: nodeId('WorkflowRun', run.id),
    check_suite_id: run.id,
    check_suite_node_id: nodeId('CheckSuite', run.id),
    head_branch: run.headBranch,
    head_sha: run.headSha,
    path: run.workflow.path,
    display_title: run.title,
    run_number: run.number,
    run_attempt: run.attempt,
    event: run.event,
    status: run.status,
    conclusion: run.conclusion,
    workflow_id: run.workflow.id,
    url,
    html_url: `${html}/actions/runs/${run.id}`,
    pull_requests: pull
      ? [
          {
            id: pull,
            number: pull,
            url: `${api}/pulls/${pull}`,
            head: {
              ref: run.headBranch,
              sha: run.headSha,
              repo: repositoryReference(view, run.repository),
            },
            base: {
              ref: run.baseRef,
              sha: run.headSha,
              repo: repositoryReference(view, run.repository),
            },
          },
        ]
      : [],
    created_at: run.createdAt,
    updated_at: run.updatedAt,
    run_started_at: run.startedAt,
    actor,
    triggering_actor: actor,
    jobs_url: `${url}/jobs`,
    logs_url: `${url}/logs`,
    check_suite_url: `${api}/check-suites/${run.id}`,
    artifacts_url: `${url}/artifacts`,
    cancel_url: `${url}/cancel`,
    rerun_url: `${url}/rerun`,
    previous_attempt_url: null,
    workflow_url: `${api}/actions/workflows/${run.workflow.id}`,
    head_commit: commit
      ? {
          id: commit.sha,
          tree_id: commit.tree,
          message: commit.message,
          timestamp: commit.at,
          author: commit.author,
          committer: commit.author,
        }
      : null,
    repository,
    head_repository: repository,
  };
}

/** A job in the shape of GitHub's `job`. */
export function jobView(view: ViewContext, run: RunRecord, job: JobRecord) {
  const { api, html } = addresses(view, run.repository);
  return {
    id: job.id,
    run_id: run.id,
    workflow_name: run.workflow.name,
    head_branch: run.headBranch,
    run_url: `${api}/actions/runs/${run.id}`,
    run_attempt: run.attempt,
    node_id: nodeId('CheckRun', job.id),
    head_sha: run.headSha,
    url: `${api}/actions/jobs/${job.id}`,
    html_url: `${html}/actions/runs/${run.id}/job/${job.id}`,
    status: job.status,
    conclusion:
      job.conclusion === 'startup_failure' ? 'failure' : job.conclusion,
    created_at: job.createdAt,
    started_at: job.startedAt ?? job.createdAt,
    completed_at: job.completedAt,
    name: job.name,
    steps: job.steps.map(step => ({
      name: step.name,
      status: step.status,
      conclusion: step.conclusion,
      number: step.number,
      started_at: step.startedAt,
      completed_at: step.completedAt,
    })),
    check_run_url: `${api}/check-runs/${job.id}`,
    labels: ['sandbox'],
    runner_id: job.status === 'queued' ? null : 1,
    runner_name: job.status === 'queued' ? null : 'sandbox',
    runner_group_id: job.status === 'queued' ? null : 1,
    runner_group_name: job.status === 'queued' ? null : 'Default',
  };
}

export function workflowView(
  view: ViewContext,
  slug: string,
  file: WorkflowFile,
  since: string,
) {
  const { api, html } = addresses(view, slug);
  return {
    id: file.id,
    node_id: nodeId('Workflow', file.id),
    name: file.name,
    path: file.path,
    state: 'active',
    created_at: since,
    updated_at: since,
    url: `${api}/actions/workflows/${file.id}`,
    html_url: `${html}/blob/HEAD/${file.path}`,
    badge_url: `${html}/workflows/${encodeURIComponent(file.name)}/badge.svg`,
  };
}

export function artifactView(
  view: ViewContext,
  run: RunRecord,
  artifact: ArtifactRecord,
) {
  const { api } = addresses(view, run.repository);
  const url = `${api}/actions/artifacts/${artifact.id}`;
  return {
    id: artifact.id,
    node_id: nodeId('Artifact', artifact.id),
    name: artifact.name,
    size_in_bytes: artifact.size,
    url,
    archive_download_url: `${url}/zip`,
    expired: false,
    created_at: artifact.createdAt,
    updated_at: artifact.createdAt,
    expires_at: null,
    workflow_run: {
      id: run.id,
      repository_id: view.repositoryId,
      head_repository_id: view.repositoryId,
      head_branch: run.headBranch,
      head_sha: run.headSha,
    },
  };
}

function addresses({ context }: ViewContext, slug: string) {
  const site = siteOf(context);
  return {
    site,
    api: `${site.api}/repos/${slug}`,
    html: `${site.html}/${slug}`,
  };
}

function repositoryReference(view: ViewContext, slug: string) {
  return {
    id: view.repositoryId,
    url: addresses(view, slug).api,
    name: slug.split('/')[1],
  };
}

/** Ends of the addresses that `minimal-repository` lists. */
const LINKS: Record<string, string> = {
  archive_url: '/{archive_format}{/ref}',
  assignees_url: '/assignees{/user}',
  blobs_url: '/git/blobs{/sha}',
  branches_url: '/branches{/branch}',
  collaborators_url: '/collaborators{/collaborator}',
  comments_url: '/comments{/number}',
  commits_url: '/commits{/sha}',
  compare_url: '/compare/{base}...{head}',
  contents_url: '/contents/{+path}',
  contributors_url: '/contributors',
  deployments_url: '/deployments',
  downloads_url: '/downloads',
  events_url: '/events',
  forks_url: '/forks',
  git_commits_url: '/git/commits{/sha}',
  git_refs_url: '/git/refs{/sha}',
  git_tags_url: '/git/tags{/sha}',
  hooks_url: '/hooks',
  issue_comment_url: '/issues/comments{/number}',
  issue_events_url: '/issues/events{/number}',
  issues_url: '/issues{/number}',
  keys_url: '/keys{/key_id}',
  labels_url: '/labels{/name}',
  languages_url: '/languages',
  merges_url: '/merges',
  milestones_url: '/milestones{/number}',
  notifications_url: '/notifications{?since,all,participating}',
  pulls_url: '/pulls{/number}',
  releases_url: '/releases{/id}',
  stargazers_url: '/stargazers',
  statuses_url: '/statuses/{sha}',
  subscribers_url: '/subscribers',
  subscription_url: '/subscription',
  tags_url: '/tags',
  teams_url: '/teams',
  trees_url: '/git/trees{/sha}',
};

function minimalRepository(view: ViewContext, slug: string) {
  const { site, api, html } = addresses(view, slug);
  const [owner, name] = slug.split('/');
  return {
    id: view.repositoryId,
    node_id: nodeId('Repository', view.repositoryId),
    name,
    full_name: slug,
    private: true,
    owner: userView(site, owner),
    html_url: html,
    description: null,
    fork: false,
    url: api,
    ...Object.fromEntries(
      Object.entries(LINKS).map(([key, end]) => [key, api + end]),
    ),
  };
}
