import { timingSafeEqual } from 'node:crypto';
import type { NextFunction, Request, RequestHandler, Response } from 'express';

const LOCAL_HOSTS = new Set(['localhost', '127.0.0.1']);

/**
 * Keeps strangers out: a page of another site (by Origin and Sec-Fetch-Site) and a rebound name (by Host) get 403.
 * The sandbox runs shell lines, so a browser that merely visits a hostile page must not be able to reach it.
 */
export function guardAgainstStrangers(): RequestHandler {
  return (request: Request, response: Response, next: NextFunction) => {
    const reason = strangerReason(request.headers);
    if (reason) {
      response.status(403).json({ message: `Refused: ${reason}` });
      return;
    }
    next();
  };
}

/** Why a request with these headers is a stranger's, or undefined. */
export function strangerReason(
  headers: Record<string, string | string[] | undefined>,
): string | undefined {
  const host = first(headers.host);
  if (!host || !LOCAL_HOSTS.has(hostnameOf(`http://${host}`) ?? '')) {
    return 'the Host header does not name this machine';
  }
  const origin = first(headers.origin);
  if (origin && !LOCAL_HOSTS.has(hostnameOf(origin) ?? '')) {
    return 'the request comes from another site';
  }
  if (first(headers['sec-fetch-site']) === 'cross-site') {
    const navigates =
      first(headers['sec-fetch-mode']) === 'navigate' &&
      first(headers['sec-fetch-dest']) === 'document';
    return navigates ? undefined : 'the request comes from another site';
  }
  return undefined;
}

/** Compares secrets in constant time. */
export function sameSecret(left: string, right: string): boolean {
  const a = Buffer.from(left);
  const b = Buffer.from(right);
  return a.length === b.length && timingSafeEqual(a, b);
}

/** The secret of an Authorization header: a bearer or GitHub token, or the password of basic credentials. */
export function presentedSecret(
  authorization: string | undefined,
): string | undefined {
  const match = /^(bearer|token|basic)\s+(\S+)$/i.exec(authorization ?? '');
  if (!match) {
    return undefined;
  }
  if (match[1].toLowerCase() !== 'basic') {
    return match[2];
  }
  const credentials = Buffer.from(match[2], 'base64').toString('utf8');
  return credentials.slice(credentials.indexOf(':') + 1);
}

/** Whether an Authorization header brings this very secret. */
export function bringsSecret(
  authorization: string | undefined,
  secret: string,
): boolean {
  const presented = presentedSecret(authorization);
  return presented !== undefined && sameSecret(presented, secret);
}

function first(value: string | string[] | undefined): string | undefined {
  return Array.isArray(value) ? value[0] : value;
}

function hostnameOf(url: string): string | undefined {
  return URL.canParse(url) ? new URL(url).hostname : undefined;
}
