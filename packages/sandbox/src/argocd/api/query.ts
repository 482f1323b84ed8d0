import type { Request } from 'express';

/** A query parameter as text; '' when it is not there. */
export function text(request: Request, name: string): string {
  const value = request.query[name];
  const first = Array.isArray(value) ? value[0] : value;
  return typeof first === 'string' ? first : '';
}

/** All values of a query parameter that may be repeated. */
export function texts(request: Request, ...names: string[]): string[] {
  return names
    .flatMap(name => request.query[name] ?? [])
    .filter((value): value is string => typeof value === 'string')
    .filter(value => value !== '');
}

export function flag(request: Request, name: string): boolean | undefined {
  const value = text(request, name);
  return value === '' ? undefined : value === 'true';
}
