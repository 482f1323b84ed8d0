import { nodeId, userView } from '../../github/views';
import type { RunRecord } from '../store';
import {
  addresses,
  minimalRepository,
  repositoryReference,
  type ViewContext,
} from './repository';

interface HeadCommit {
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
  const { api, html } = addresses(view, run.repository);
  const url = `${api}/actions/runs/${run.id}`;
  const repository = minimalRepository(view, run.repository);
  const actor = userView(view.site, run.actor);
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
    referenced_workflows: run.referencedWorkflows,
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
