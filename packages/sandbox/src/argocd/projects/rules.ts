import {
  IN_CLUSTER,
  matchesGlob,
  normalizeRepository,
  sourcesOf,
  type ApplicationSpec,
  type Project,
} from '../model';

type Destination = ApplicationSpec['destination'];

/** Argo CD allows its own cluster under its address or under the name `in-cluster`. */
export function serverOf(destination: Destination): string {
  return (
    destination.server ||
    (destination.name === 'in-cluster' ? IN_CLUSTER : destination.name ?? '')
  );
}

/** Patterns that begin with `!` forbid, and win. */
function permits(patterns: string[], value: string): boolean {
  const forbidden = patterns.filter(pattern => pattern.startsWith('!'));
  return (
    !forbidden.some(pattern => matchesGlob(pattern.slice(1), value)) &&
    patterns
      .filter(pattern => !pattern.startsWith('!'))
      .some(pattern => matchesGlob(pattern, value))
  );
}

export function permitsSource(project: Project, repository: string): boolean {
  const patterns = project.spec.sourceRepos.map(pattern =>
    pattern.startsWith('!')
      ? `!${normalizeRepository(pattern.slice(1))}`
      : normalizeRepository(pattern),
  );
  return permits(patterns, normalizeRepository(repository));
}

export function permitsDestination(
  project: Project,
  server: string,
  namespace: string,
): boolean {
  return project.spec.destinations.some(
    allowed =>
      matchesGlob(
        allowed.server || (allowed.name === 'in-cluster' ? IN_CLUSTER : ''),
        server,
      ) && matchesGlob(allowed.namespace ?? '', namespace),
  );
}

export interface ResourceIdentity {
  group: string;
  kind: string;
  name: string;
  namespaced: boolean;
}

export function permitsResource(
  project: Project,
  resource: ResourceIdentity,
): boolean {
  const matches = (item: { group: string; kind: string; name?: string }) =>
    matchesGlob(item.group, resource.group) &&
    matchesGlob(item.kind, resource.kind) &&
    (!item.name || matchesGlob(item.name, resource.name));
  const { spec } = project;
  if (resource.namespaced) {
    return (
      (spec.namespaceResourceWhitelist?.some(matches) ?? true) &&
      !spec.namespaceResourceBlacklist.some(matches)
    );
  }
  return (
    spec.clusterResourceWhitelist.some(matches) &&
    !spec.clusterResourceBlacklist.some(matches)
  );
}

/** What is wrong with an Application's spec under its project, in Argo CD's words. */
export function specProblems(
  spec: ApplicationSpec,
  project: Project | undefined,
): string[] {
  if (!project) {
    return [
      `Application referencing project ${spec.project} which does not exist`,
    ];
  }
  const problems = sourcesOf(spec)
    .filter(source => !permitsSource(project, source.repoURL))
    .map(
      source =>
        `application repo ${source.repoURL} is not permitted in project '${project.name}'`,
    );
  const server = serverOf(spec.destination);
  const namespace = spec.destination.namespace ?? '';
  if (server !== IN_CLUSTER) {
    problems.push(
      `application destination server '${server}' is not registered: there is no cluster with this address`,
    );
  }
  if (!permitsDestination(project, server, namespace)) {
    problems.push(
      `application destination server '${server}' and namespace '${namespace}' do not match any of the allowed destinations in project '${project.name}'`,
    );
  }
  return problems;
}
