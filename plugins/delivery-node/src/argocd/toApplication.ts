import type { Application } from './ArgoCdClient';
import type { ApplicationData } from './schema';

/** Argo CD's Application, reduced to what the platform reads. */
export function toApplication(data: ApplicationData): Application {
  const { metadata, spec, status } = data;
  const sources = spec.sources.length > 0 ? spec.sources : [spec.source];
  const operation = status?.operationState;
  return {
    name: metadata.name,
    labels: metadata.labels ?? {},
    deleting: Boolean(metadata.deletionTimestamp),
    project: spec.project,
    destination: spec.destination,
    sources: sources.flatMap(source =>
      source
        ? [
            {
              repoUrl: source.repoURL,
              chart: source.chart,
              targetRevision: source.targetRevision,
              ref: source.ref,
            },
          ]
        : [],
    ),
    sync: status?.sync?.status ?? 'Unknown',
    revisions: revisionsOf(status?.sync),
    health: status?.health?.status ?? 'Unknown',
    healthChangedAt: status?.health?.lastTransitionTime ?? undefined,
    resources: (status?.resources ?? []).map(resource => ({
      group: resource.group,
      kind: resource.kind,
      namespace: resource.namespace,
      name: resource.name,
      sync: resource.status,
      health: resource.health?.status,
      message: resource.health?.message,
    })),
    conditions: status?.conditions ?? [],
    operation: operation
      ? {
          phase: operation.phase,
          message: operation.message,
          revisions: revisionsOf(operation.syncResult),
          startedAt: operation.startedAt ?? undefined,
          finishedAt: operation.finishedAt ?? undefined,
        }
      : undefined,
    externalUrls: status?.summary?.externalURLs ?? [],
    reconciledAt: status?.reconciledAt ?? undefined,
  };
}

function revisionsOf(
  value: { revision?: string; revisions?: string[] | null } | null | undefined,
): string[] {
  if (value?.revisions && value.revisions.length > 0) {
    return value.revisions;
  }
  return value?.revision ? [value.revision] : [];
}
