import type { Release, ReleaseState } from '@internal/plugin-delivery-common';
import type {
  Application,
  ApplicationResource,
} from '@internal/plugin-delivery-node';

/** The baseline chart's default of `workload.progressDeadlineSeconds`. */
const PROGRESS_DEADLINE_SECONDS = 300;
const GRACE_SECONDS = 60;
const WORKLOAD_KINDS = ['Deployment', 'StatefulSet', 'CronJob'];

export interface Evidence {
  /** The release that the environment should run: at the head of the GitOps branch. */
  release: Release | undefined;
  application: Application | undefined;
  /** The release at the revision that Argo CD compared: `sync.revisions[i]` of the source with `ref: values`. */
  compared: Release | undefined;
  progressDeadlineSeconds?: number;
  /** Epoch milliseconds. */
  now: number;
}

export interface Verdict {
  state: ReleaseState;
  /** A sentence for people, when there is more to say. */
  message?: string;
}

/**
 * The verdict on exactly one release. Healthy: Synced, the workload Healthy, and the compared revision holds this release.
 * Failed: at this revision the workload is Degraded, or unhealthy past its deadline and a minute, or the sync failed.
 * The Application's aggregate health is no evidence: an HPA without metrics degrades it.
 */
export function judgeRelease(evidence: Evidence): Verdict {
  const { release, application } = evidence;
  if (!release) {
    return { state: 'awaiting-first-image' };
  }
  if (!application) {
    return {
      state: 'unknown',
      message: 'Argo CD has no Application for it yet.',
    };
  }
  if (application.deleting) {
    return { state: 'unknown', message: 'Argo CD is deleting it.' };
  }
  if (application.sync === 'Unknown') {
    return {
      state: 'unknown',
      message: `Argo CD cannot compare it: ${
        application.conditions[0]?.message ?? 'no reason given.'
      }`,
    };
  }
  if (!isSameRelease(evidence.compared, release)) {
    return {
      state: 'progressing',
      message: 'Argo CD has not seen this release yet.',
    };
  }
  return judgeCompared(application, evidence);
}

/** The index of the source that holds the values, or -1. */
function valuesIndex(application: Application): number {
  return application.sources.findIndex(source => source.ref === 'values');
}

/** The revision of the GitOps repository that Argo CD compared. */
export function comparedRevision(application: Application): string | undefined {
  return application.revisions[valuesIndex(application)];
}

function judgeCompared(application: Application, evidence: Evidence): Verdict {
  const failedSync = failedOperation(application);
  if (failedSync) {
    return {
      state: 'failed',
      message: `The sync failed: ${failedSync}`,
    };
  }
  const workloads = application.resources.filter(resource =>
    WORKLOAD_KINDS.includes(resource.kind),
  );
  const degraded = workloads.find(
    workload => workload.health === 'Degraded' && workload.sync === 'Synced',
  );
  if (degraded) {
    return {
      state: 'failed',
      message: `${nameOf(degraded)} is Degraded: ${
        degraded.message ?? 'no reason given.'
      }`,
    };
  }
  const unhealthy = workloads.find(workload => !isHealthy(workload));
  if (!unhealthy && workloads.length > 0) {
    return application.sync === 'Synced'
      ? { state: 'healthy' }
      : {
          state: 'progressing',
          message: 'Argo CD has not brought everything in line yet.',
        };
  }
  const seconds = secondsUnhealthy(application, evidence.now);
  const deadline =
    evidence.progressDeadlineSeconds ?? PROGRESS_DEADLINE_SECONDS;
  if (
    unhealthy &&
    seconds !== undefined &&
    seconds > deadline + GRACE_SECONDS
  ) {
    return {
      state: 'failed',
      message: `${nameOf(unhealthy)} has not been Healthy for ${Math.floor(
        seconds / 60,
      )} minutes${unhealthy.message ? `: ${unhealthy.message}` : '.'}`,
    };
  }
  return { state: 'progressing', message: unhealthy?.message };
}

/** Health has no object of its own for a CronJob in older versions of Argo CD: applied is all there is to know. */
function isHealthy(workload: ApplicationResource): boolean {
  return (
    workload.health === 'Healthy' ||
    (workload.kind === 'CronJob' && workload.health === undefined)
  );
}

/** The message of a sync operation that failed at the compared revision. */
function failedOperation(application: Application): string | undefined {
  const { operation } = application;
  const atThisRevision =
    operation?.revisions?.[valuesIndex(application)] ===
    comparedRevision(application);
  return operation &&
    atThisRevision &&
    application.sync !== 'Synced' &&
    ['Failed', 'Error'].includes(operation.phase)
    ? operation.message || operation.phase
    : undefined;
}

/** Since the later of the sync's end and the last change of health; a restart long after the sync is not counted from then. */
function secondsUnhealthy(
  application: Application,
  now: number,
): number | undefined {
  const times = [application.operation?.finishedAt, application.healthChangedAt]
    .map(time => Date.parse(time ?? ''))
    .filter(time => !Number.isNaN(time));
  return application.healthChangedAt && times.length > 0
    ? (now - Math.max(...times)) / 1000
    : undefined;
}

function isSameRelease(left: Release | undefined, right: Release): boolean {
  return (
    left !== undefined &&
    left.image.digest === right.image.digest &&
    left.image.tag === right.image.tag &&
    left.image.repository === right.image.repository &&
    left.origin.commit === right.origin.commit &&
    left.origin.at === right.origin.at
  );
}

function nameOf(resource: ApplicationResource): string {
  return `${resource.kind} ${resource.name}`;
}
