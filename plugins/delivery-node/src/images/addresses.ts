/** Docker Hub's API and tokens are on other hosts than its name says. */
const DOCKER_HUB = 'docker.io';
const DOCKER_HUB_API = 'registry-1.docker.io';
const DOCKER_HUB_TOKENS = 'auth.docker.io';

/** Base URL of a registry's API. By Docker's own rule this machine's registries speak plain HTTP, all others HTTPS. */
export function apiUrlOf(registry: string): string {
  const host = registry === DOCKER_HUB ? DOCKER_HUB_API : registry;
  return `${isThisMachine(host) ? 'http' : 'https'}://${host}/v2`;
}

/**
 * The address to ask for a token, or undefined for one that the portal does not go to: a registry must not send it
 * to any other host than its own, Docker Hub's own, or one that is allowed by itself.
 */
export function tokenUrlOf(
  realm: string,
  options: { registry: string; isAllowedHost(host: string): boolean },
): URL | undefined {
  const { registry, isAllowedHost } = options;
  if (!URL.canParse(realm)) {
    return undefined;
  }
  const url = new URL(realm);
  const expected = new URL(apiUrlOf(registry));
  const known =
    url.host === expected.host ||
    (registry === DOCKER_HUB && url.host === DOCKER_HUB_TOKENS) ||
    isAllowedHost(url.host);
  const safe = url.protocol === 'https:' || url.origin === expected.origin;
  return known && safe && !url.username && !url.password ? url : undefined;
}

function isThisMachine(host: string): boolean {
  const { hostname } = new URL(`http://${host}`);
  return (
    hostname === 'localhost' ||
    hostname === '[::1]' ||
    /^127(\.\d+){3}$/.test(hostname)
  );
}
