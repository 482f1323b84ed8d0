import type { SandboxContext } from '../core';
import type { Value } from './expressions';
import type { RunRecord } from './store';

/** The `github` context of a run, apart from what differs between its jobs. */
export function githubContext(options: {
  context: SandboxContext;
  run: RunRecord;
  repositoryId: number;
}): Record<string, Value> {
  const { context, run, repositoryId } = options;
  const [owner] = run.repository.split('/');
  const isTag = run.ref.startsWith('refs/tags/');
  return {
    actor: run.actor,
    actor_id: '1',
    api_url: `${context.urls.github}/api/v3`,
    base_ref: run.event === 'pull_request' ? run.baseRef : '',
    event: run.payload as Value,
    event_name: run.event,
    graphql_url: `${context.urls.github}/api/graphql`,
    head_ref: run.event === 'pull_request' ? run.headBranch : '',
    ref: run.ref,
    ref_name: run.ref.replace(/^refs\/(heads|tags|pull)\//, ''),
    ref_protected: false,
    ref_type: isTag ? 'tag' : 'branch',
    repository: run.repository,
    repository_id: String(repositoryId),
    repository_owner: owner,
    repository_owner_id: '1',
    repositoryUrl: `${context.urls.github}/${run.repository}.git`,
    retention_days: '90',
    run_attempt: String(run.attempt),
    run_id: String(run.id),
    run_number: String(run.number),
    server_url: context.urls.github,
    sha: run.headSha,
    triggering_actor: run.actor,
    workflow: run.workflow.name,
    workflow_ref: `${run.repository}/${run.workflow.path}@${run.ref}`,
    workflow_sha: run.headSha,
  };
}

const VARIABLES = [
  'action',
  'actor',
  'actor_id',
  'api_url',
  'base_ref',
  'event_name',
  'event_path',
  'graphql_url',
  'head_ref',
  'job',
  'ref',
  'ref_name',
  'ref_protected',
  'ref_type',
  'repository',
  'repository_id',
  'repository_owner',
  'repository_owner_id',
  'retention_days',
  'run_attempt',
  'run_id',
  'run_number',
  'server_url',
  'sha',
  'triggering_actor',
  'workflow',
  'workflow_ref',
  'workflow_sha',
  'workspace',
];

/** The `GITHUB_*` variables that repeat the `github` context. */
export function githubVariables(
  github: Record<string, Value>,
): Record<string, string> {
  return Object.fromEntries(
    VARIABLES.filter(name => name in github).map(name => [
      `GITHUB_${name.toUpperCase()}`,
      String(github[name] ?? ''),
    ]),
  );
}
