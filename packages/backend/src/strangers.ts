import type { IncomingHttpHeaders } from 'node:http';

/**
 * Why a request is a stranger's, or undefined when it is not: its Host is none of ours (a rebound name), or a page of
 * another site made it (Origin, Sec-Fetch-Site). Following a link from another site to a page is allowed.
 */
export function strangerReason(
  headers: IncomingHttpHeaders,
  hosts: readonly string[],
): string | undefined {
  if (!hosts.includes(hostnameOf(`http://${headers.host}`))) {
    return 'the Host header names another machine';
  }
  const { origin } = headers;
  if (origin && !hosts.includes(hostnameOf(origin))) {
    return 'the request comes from another site';
  }
  const followsLink =
    headers['sec-fetch-mode'] === 'navigate' &&
    headers['sec-fetch-dest'] === 'document';
  if (headers['sec-fetch-site'] === 'cross-site' && !followsLink) {
    return 'the request comes from another site';
  }
  return undefined;
}

function hostnameOf(url: string): string {
  return URL.canParse(url) ? new URL(url).hostname : '';
}
