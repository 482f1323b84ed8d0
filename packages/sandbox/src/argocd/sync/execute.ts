import { findKind, groupOf, refOf, type Cluster } from '../../cluster';
import type { Compared } from '../compare';
import { healthOf } from '../health';
import type { OperationPhase, Project, ResourceResult } from '../model';
import { permitsDestination, permitsResource } from '../projects';
import { isSpared, planSync, type SyncTask } from './plan';

export interface SyncInput {
  cluster: Pick<Cluster, 'apply' | 'delete' | 'get'>;
  resources: readonly Compared[];
  project: Project;
  server: string;
  prune: boolean;
  dryRun: boolean;
}

export interface SyncOutcome {
  phase: OperationPhase;
  message: string;
  results: ResourceResult[];
}

/**
 * One pass of a sync: applies wave by wave and stops at the first wave that is not healthy yet, to be called again.
 * What is applied already stays as it is, so a pass may be repeated at any time.
 */
export function executeSync(input: SyncInput): SyncOutcome {
  const tasks = planSync(input.resources);
  const refused = tasks.flatMap(task => refusal(task, input) ?? []);
  if (refused.length > 0) {
    return {
      phase: 'Failed',
      message: `one or more synchronization tasks are not valid: ${refused
        .map(result => result.message)
        .join('; ')}`,
      results: refused,
    };
  }
  const results: ResourceResult[] = [];
  const waves = [...new Set(tasks.filter(t => !t.prune).map(t => t.wave))];
  for (const wave of waves) {
    const now = tasks.filter(task => !task.prune && task.wave === wave);
    results.push(...now.map(task => applyTask(task, input)));
    const failed = results.filter(({ status }) => status === 'SyncFailed');
    if (failed.length > 0) {
      return {
        phase: 'Failed',
        message: `one or more objects failed to apply, reason: ${failed
          .map(result => result.message)
          .join('; ')}`,
        results,
      };
    }
    const waiting =
      wave === waves[waves.length - 1] || input.dryRun
        ? undefined
        : now.find(task => isUnhealthy(task, input));
    if (waiting) {
      const { group, kind, name } = waiting.resource.status;
      return {
        phase: 'Running',
        message: `waiting for healthy state of ${[group, kind, name]
          .filter(Boolean)
          .join('/')}`,
        results,
      };
    }
  }
  results.push(
    ...tasks.filter(task => task.prune).map(task => pruneTask(task, input)),
  );
  return {
    phase: 'Succeeded',
    message: 'successfully synced (all tasks run)',
    results,
  };
}

function refusal(task: SyncTask, input: SyncInput): ResourceResult | undefined {
  const { target } = task.resource;
  if (!target) {
    return undefined;
  }
  const group = groupOf(target.apiVersion);
  const kind = findKind(group, target.kind);
  const { project, server } = input;
  let message: string | undefined;
  if (!kind) {
    message = `The Kubernetes API could not find ${group}/${target.kind} for requested resource ${target.metadata.namespace}/${target.metadata.name}. Make sure the "${target.kind}" CRD is installed on the destination cluster.`;
  } else if (
    !permitsResource(project, {
      group,
      kind: target.kind,
      name: target.metadata.name,
      namespaced: kind.namespaced,
    })
  ) {
    message = `resource ${group}:${target.kind} is not permitted in project ${project.name}`;
  } else if (
    kind.namespaced &&
    !permitsDestination(project, server, target.metadata.namespace ?? '')
  ) {
    message = `namespace ${target.metadata.namespace} is not permitted in project '${project.name}'`;
  }
  return message === undefined
    ? undefined
    : resultOf(task, { status: 'SyncFailed', message });
}

function applyTask(task: SyncTask, input: SyncInput): ResourceResult {
  const { target } = task.resource;
  const { kind, name } = task.resource.status;
  const group = task.resource.status.group;
  const what = `${kind.toLowerCase()}${group ? `.${group}` : ''}/${name}`;
  if (!target || input.dryRun) {
    return resultOf(task, { status: 'Synced', message: `${what} (dry run)` });
  }
  try {
    const { outcome } = input.cluster.apply(target);
    return resultOf(task, { status: 'Synced', message: `${what} ${outcome}` });
  } catch (error) {
    return resultOf(task, {
      status: 'SyncFailed',
      message: (error as Error).message,
    });
  }
}

function pruneTask(task: SyncTask, input: SyncInput): ResourceResult {
  const { live } = task.resource;
  if (!input.prune || isSpared(task) || !live) {
    return resultOf(task, {
      status: 'PruneSkipped',
      message: input.prune
        ? 'ignored (no prune)'
        : 'ignored (requires pruning)',
    });
  }
  if (!input.dryRun) {
    input.cluster.delete(refOf(live));
  }
  return resultOf(task, { status: 'Pruned', message: 'pruned' });
}

function isUnhealthy(task: SyncTask, input: SyncInput): boolean {
  const { target } = task.resource;
  const live = target && input.cluster.get(refOf(target));
  const health = live && healthOf(live);
  return health !== undefined && health.status !== 'Healthy';
}

function resultOf(
  task: SyncTask,
  outcome: Pick<ResourceResult, 'status' | 'message'>,
): ResourceResult {
  const { group, version, kind, namespace, name } = task.resource.status;
  return {
    group: group ?? '',
    version,
    kind,
    namespace: namespace ?? '',
    name,
    ...outcome,
    hookPhase: outcome.status === 'SyncFailed' ? 'Failed' : 'Running',
    syncPhase: 'Sync',
  };
}
