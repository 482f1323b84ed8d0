import type { Permissions } from './schema';

const LEVELS = { none: 0, read: 1, write: 2 } as const;
type Level = keyof typeof LEVELS;

/** What GitHub grants where a workflow says nothing: contents and packages to read. */
export const DEFAULT_PERMISSIONS: Permissions = {
  contents: 'read',
  packages: 'read',
  metadata: 'read',
};

export function permissionLevel(
  permissions: Permissions,
  scope: string,
): Level {
  if (typeof permissions === 'string') {
    return permissions === 'write-all' ? 'write' : 'read';
  }
  return permissions[scope] ?? (scope === 'metadata' ? 'read' : 'none');
}

/** Whether a token with them can change anything on GitHub; `id-token` is about other systems. */
export function mayWrite(permissions: Permissions): boolean {
  return typeof permissions === 'string'
    ? permissions === 'write-all'
    : Object.entries(permissions).some(
        ([scope, level]) => level === 'write' && scope !== 'id-token',
      );
}

/** What a called job asks for beyond what its caller has; GitHub refuses to start such a run. */
export function excessPermissions(
  asked: Permissions,
  allowed: Permissions,
): string[] {
  const scopes =
    typeof asked === 'string' ? ['contents', 'id-token'] : Object.keys(asked);
  return scopes
    .filter(
      scope =>
        LEVELS[permissionLevel(asked, scope)] >
        LEVELS[permissionLevel(allowed, scope)],
    )
    .map(
      scope =>
        `'${scope}: ${permissionLevel(
          asked,
          scope,
        )}', but is only allowed '${scope}: ${permissionLevel(
          allowed,
          scope,
        )}'`,
    );
}
