import type { KubernetesObject } from '../../cluster';
import type { Compared } from '../compare';
import { aggregateHealth } from '../health';
import {
  hasManySources,
  type Application,
  type ApplicationCondition,
  type ApplicationSpec,
  type ApplicationStatus,
  type SyncCode,
} from '../model';
import type { Generated } from '../render';

export function secondsOf(date: Date): string {
  return date.toISOString().replace(/\.\d+Z$/, 'Z');
}

/** `revision` for one source, `revisions` for several, as Argo CD writes them. */
export function revisionFields(
  spec: ApplicationSpec,
  revisions: readonly string[] | undefined,
): { revision?: string; revisions?: string[] } {
  if (!revisions) {
    return {};
  }
  return hasManySources(spec)
    ? { revisions: [...revisions] }
    : { revision: revisions[0] };
}

export function sourceFields(
  spec: ApplicationSpec,
): Pick<ApplicationSpec, 'source' | 'sources'> {
  return hasManySources(spec)
    ? { sources: spec.sources }
    : { source: spec.source };
}

/** Keeps the time of a condition that was there before. */
export function mergeConditions(
  before: readonly ApplicationCondition[] = [],
  next: readonly ApplicationCondition[],
  now: Date,
): ApplicationCondition[] {
  return next.map(condition => ({
    ...condition,
    lastTransitionTime:
      before.find(
        known =>
          known.type === condition.type && known.message === condition.message,
      )?.lastTransitionTime ?? secondsOf(now),
  }));
}

/** The status of an Application whose manifests could be compared with what runs. */
export function comparedStatus(options: {
  application: Application;
  generated: Generated;
  resources: readonly Compared[];
  conditions: readonly ApplicationCondition[];
  now: Date;
}): ApplicationStatus {
  const { application, generated, resources, now } = options;
  const { spec, status: before } = application;
  const synced = resources.every(({ status }) => status.status === 'Synced');
  return withHealth(
    {
      ...before,
      sync: {
        status: synced ? 'Synced' : 'OutOfSync',
        ...revisionFields(spec, generated.revisions),
        comparedTo: {
          ...sourceFields(spec),
          destination: spec.destination,
        },
      },
      resources: resources.map(({ status }) => status),
      conditions: mergeConditions(before.conditions, options.conditions, now),
      ...(hasManySources(spec)
        ? { sourceTypes: generated.sourceTypes }
        : { sourceType: generated.sourceTypes[0] }),
      summary: summaryOf(resources),
      controllerNamespace: 'argocd',
    },
    resources,
    before,
    now,
  );
}

/** The status of an Application that could not be compared: what runs is still looked at. */
export function unknownStatus(options: {
  application: Application;
  live: readonly Compared[];
  conditions: readonly ApplicationCondition[];
  invalid: boolean;
  now: Date;
}): ApplicationStatus {
  const { application, live, invalid, now } = options;
  const { spec, status: before } = application;
  const sync: SyncCode = 'Unknown';
  const status = withHealth(
    {
      ...before,
      sync: {
        ...revisionFields(spec, before.sync?.revisions),
        ...(before.sync?.revision && { revision: before.sync.revision }),
        status: sync,
        comparedTo: { ...sourceFields(spec), destination: spec.destination },
      },
      resources: live.map(({ status: resource }) => ({
        ...resource,
        status: sync,
        requiresPruning: undefined,
      })),
      conditions: mergeConditions(before.conditions, options.conditions, now),
      controllerNamespace: 'argocd',
    },
    live,
    before,
    now,
  );
  return invalid
    ? { ...status, health: { ...status.health, status: 'Unknown' } }
    : status;
}

function withHealth(
  status: Omit<ApplicationStatus, 'health'>,
  resources: readonly Compared[],
  before: Partial<ApplicationStatus>,
  now: Date,
): ApplicationStatus {
  const code = aggregateHealth(
    resources.flatMap(({ target, status: { health } }) =>
      target || health?.status !== 'Missing' ? health?.status ?? [] : [],
    ),
  );
  const same = before.health?.status === code;
  return {
    ...status,
    health: {
      status: code,
      lastTransitionTime:
        (same && before.health?.lastTransitionTime) || secondsOf(now),
    },
  };
}

interface PodCarrier {
  template?: { spec?: { containers?: Array<{ image?: string }> } };
  jobTemplate?: { spec?: PodCarrier };
}

function imagesOf(object: KubernetesObject): string[] {
  const spec = object.spec as PodCarrier | undefined;
  const template = spec?.jobTemplate?.spec?.template ?? spec?.template;
  return (template?.spec?.containers ?? []).flatMap(c => c.image ?? []);
}

function summaryOf(
  resources: readonly Compared[],
): ApplicationStatus['summary'] {
  const images = resources.flatMap(({ live }) => (live ? imagesOf(live) : []));
  const urls = resources.flatMap(({ live }) => {
    const rules = (live?.kind === 'Ingress' && live.spec?.rules) || [];
    return (rules as Array<{ host?: string }>).flatMap(rule =>
      rule.host ? [`https://${rule.host}/`] : [],
    );
  });
  return {
    ...(images.length > 0 && { images: [...new Set(images)].sort() }),
    ...(urls.length > 0 && { externalURLs: [...new Set(urls)].sort() }),
  };
}
