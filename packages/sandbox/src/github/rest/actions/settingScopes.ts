import type { Request, Response } from 'express';
import type { OrganisationRecord, RepositoryRecord } from '../../store';
import { ApiError, notFound } from '../errors';
import { repositoryOf, type Rest } from '../request';

type Settings = Pick<RepositoryRecord, 'variables' | 'secrets'>;

/** Where variables and secrets of one level are kept. */
export interface Scope {
  read: Settings;
  update(change: (settings: Settings) => void): void;
  /** What lists of this level carry beyond name and times. */
  extra: Record<string, unknown>;
}

type ScopeOf = (request: Request, response: Response) => Scope;

/** The levels that have variables and secrets, by the paths of their routes: organisation, repository, environment. */
export function settingScopes({ store, site }: Rest): Array<[string, ScopeOf]> {
  const organisation = (): Scope => ({
    read: store.organisation.value as OrganisationRecord,
    update: change => store.organisation.update(change),
    extra: {
      visibility: 'all',
      selected_repositories_url: `${site.api}/orgs/${site.owner}/actions/selected`,
    },
  });
  const repository = (_request: Request, response: Response): Scope => {
    const found = repositoryOf(response);
    return {
      read: found.record,
      update: change => found.update(change),
      extra: {},
    };
  };
  const environment = (request: Request, response: Response): Scope => {
    const found = repositoryOf(response);
    const name = request.params.environment;
    const read = found.record.environments[name];
    if (!read) {
      throw notFound();
    }
    return {
      read,
      update: change =>
        found.update(record => change(record.environments[name])),
      extra: {},
    };
  };
  return [
    ['/orgs/:org/actions', organisation],
    ['/repos/:owner/:repo/actions', repository],
    ['/repos/:owner/:repo/environments/:environment', environment],
  ];
}

/** The name as it is kept, in upper case, or 422. */
export function validName(name: string): string {
  if (!/^[a-z_]\w*$/i.test(name) || /^github_/i.test(name)) {
    throw new ApiError(
      422,
      'Names can only contain alphanumeric characters or underscores, and must not start with a number or GITHUB_',
    );
  }
  return name.toUpperCase();
}

/** When a setting came and was changed, as GitHub shows it. */
export const times = (item: { createdAt: string; updatedAt: string }) => ({
  created_at: item.createdAt,
  updated_at: item.updatedAt,
});
