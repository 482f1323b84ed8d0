/** A bearer challenge: where a token for a repository is to be had (distribution specification, token authentication). */
export interface BearerChallenge {
  realm: string;
  service?: string;
  scope?: string;
}

/** Parses `WWW-Authenticate: Bearer realm="…",service="…",scope="…"`; undefined for any other scheme. */
export function parseBearerChallenge(
  header: string | null,
): BearerChallenge | undefined {
  const [, parameters] = /^Bearer\s+(.*)$/i.exec(header ?? '') ?? [];
  if (!parameters) {
    return undefined;
  }
  const found = Object.fromEntries(
    [...parameters.matchAll(/([a-z_]+)="([^"]*)"/gi)].map(([, key, value]) => [
      key.toLowerCase(),
      value,
    ]),
  );
  const { realm, service, scope } = found;
  return realm ? { realm, service, scope } : undefined;
}
