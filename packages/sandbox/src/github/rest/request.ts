import type { Request, Response } from 'express';
import { z } from 'zod';
import type { SandboxContext } from '../../core';
import type { Identity, Tokens } from '../auth';
import type { Repository, RepositoryStore } from '../store';
import type { Site } from '../views';
import { notFound } from './errors';

/** What every REST route works with. */
export interface Rest {
  context: SandboxContext;
  site: Site;
  store: RepositoryStore;
  tokens: Tokens;
}

/** Express forgets the types of `locals`; these two remember. */
export function identityOf(response: Response): Identity {
  return response.locals.identity as Identity;
}

export function repositoryOf(response: Response): Repository {
  return response.locals.repository as Repository;
}

/** The rest of the path that a route's star matched. */
export function starOf(request: Request): string {
  return matchOf(request, 0);
}

/** What the nth group of a route's expression matched, counted from nought. */
export function matchOf(request: Request, group: number): string {
  return (request.params as Record<string, string>)[group] ?? '';
}

/** True where the client asks for bytes instead of JSON. */
export function wantsRaw(accept: string | undefined): boolean {
  return /application\/vnd\.github\.(v3\.)?raw/.test(accept ?? '');
}

/** A numeric path parameter; anything else names nothing. */
export function numberOf(text: string): number {
  if (!/^\d{1,15}$/.test(text)) {
    throw notFound();
  }
  return Number(text);
}

/** The commit that a branch, tag or SHA names, or 404. */
export async function commitOf(
  repository: Repository,
  name: string,
): Promise<string> {
  const sha = await repository.git.resolve(name);
  if (!sha) {
    throw notFound();
  }
  return sha;
}

/** A query parameter given once, as text. */
export function queryOf(request: Request, name: string): string | undefined {
  const value = request.query[name];
  return typeof value === 'string' && value !== '' ? value : undefined;
}

const pageSchema = z.coerce.number().int().min(1).catch(1);
const perPageSchema = z.coerce.number().int().min(1).catch(30);

/** Where in a list the client wants to be. */
export function pageOf(request: Request): { page: number; perPage: number } {
  return {
    page: pageSchema.parse(request.query.page ?? 1),
    perPage: Math.min(perPageSchema.parse(request.query.per_page ?? 30), 100),
  };
}

/** One page of a list, with the Link header that leads to the others. */
export function paginate<T>(
  rest: Pick<Rest, 'site'>,
  request: Request,
  response: Response,
  all: readonly T[],
): T[] {
  const { page, perPage } = pageOf(request);
  linkPages(rest, request, response, all.length);
  return all.slice((page - 1) * perPage, page * perPage);
}

/** Sets the Link header for a list of `total` items. */
export function linkPages(
  rest: Pick<Rest, 'site'>,
  request: Request,
  response: Response,
  total: number,
): void {
  const { page, perPage } = pageOf(request);
  const last = Math.max(1, Math.ceil(total / perPage));
  const to = (number: number, rel: string) => {
    const url = new URL(request.originalUrl, rest.site.html);
    url.searchParams.set('page', String(number));
    return `<${url}>; rel="${rel}"`;
  };
  const links = [
    ...(page > 1 ? [to(page - 1, 'prev')] : []),
    ...(page < last ? [to(page + 1, 'next'), to(last, 'last')] : []),
    ...(page > 1 ? [to(1, 'first')] : []),
  ];
  if (links.length > 0) {
    response.set('Link', links.join(', '));
  }
}
