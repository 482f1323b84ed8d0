import { parseLabelSelector, type LiveObject } from '../../cluster';
import type { Application, ApplicationStatus } from '../model';
import { ApiError } from './ApiError';

/** An object as Argo CD's API shows it: without apiVersion and kind. */
export function shown(object: LiveObject): Record<string, unknown> {
  const { apiVersion: _apiVersion, kind: _kind, ...rest } = object;
  return rest;
}

/** An Application as the list shows it: resources without their health. */
export function listed(application: Application): Record<string, unknown> {
  const status = application.status as ApplicationStatus;
  return {
    ...shown(application.object),
    status: {
      ...status,
      ...(status.resources && {
        resources: status.resources.map(
          ({ health: _health, ...resource }) => resource,
        ),
        resourceHealthSource: 'appTree',
      }),
    },
  };
}

/** An empty list passes the gateway as null. */
export function itemsOf<T>(items: T[]): T[] | null {
  return items.length > 0 ? items : null;
}

export interface Filter {
  selector: string;
  projects: string[];
  name: string;
}

/** The Applications that a list or a stream asks for. */
export function matcher(filter: Filter): (application: Application) => boolean {
  let matches: ReturnType<typeof parseLabelSelector>;
  try {
    matches = parseLabelSelector(filter.selector);
  } catch (error) {
    throw new ApiError(
      'InvalidArgument',
      `error parsing the selector: ${(error as Error).message}`,
    );
  }
  return ({ name, spec, object }) =>
    (filter.name === '' || filter.name === name) &&
    (filter.projects.length === 0 || filter.projects.includes(spec.project)) &&
    matches(object.metadata.labels ?? {});
}
