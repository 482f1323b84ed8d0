import type { Request, Response } from 'express';
import { z } from 'zod';
import type { SandboxContext } from '../../core';

const pageSchema = z.coerce.number().int().min(1).catch(1);
const perPageSchema = z.coerce.number().int().min(1).max(100).catch(30);

/** One page of a list, with the Link header that leads to the next. */
export function paginate<T>(
  { urls }: SandboxContext,
  request: Request,
  response: Response,
  all: readonly T[],
): T[] {
  const page = pageSchema.parse(request.query.page ?? 1);
  const perPage = perPageSchema.parse(request.query.per_page ?? 30);
  const last = Math.max(1, Math.ceil(all.length / perPage));
  const to = (number: number, rel: string) => {
    const url = new URL(request.originalUrl, urls.github);
    url.searchParams.set('page', String(number));
    return `<${url}>; rel="${rel}"`;
  };
  const links = [
    ...(page > 1 ? [to(page - 1, 'prev'), to(1, 'first')] : []),
    ...(page < last ? [to(page + 1, 'next'), to(last, 'last')] : []),
  ];
  if (links.length > 0) {
    response.set('Link', links.join(', '));
  }
  return all.slice((page - 1) * perPage, page * perPage);
}
