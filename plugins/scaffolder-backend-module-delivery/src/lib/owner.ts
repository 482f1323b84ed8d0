import { parseEntityRef, stringifyEntityRef } from '@backstage/catalog-model';
import { InputError, isError } from '@backstage/errors';

/** An owner as a full entity reference, with the kind `group` where none is given. */
export function parseOwner(owner: string): {
  ref: string;
  kind: string;
  name: string;
} {
  try {
    const parsed = parseEntityRef(owner, {
      defaultKind: 'group',
      defaultNamespace: 'default',
    });
    return {
      ref: stringifyEntityRef(parsed),
      kind: parsed.kind.toLocaleLowerCase('en-US'),
      name: parsed.name,
    };
  } catch (error) {
    throw new InputError(
      `Owner: "${owner}" is no entity reference. Give it as group:default/<name>.`,
      isError(error) ? error : undefined,
    );
  }
}

/** The slug of GitHub's team of a group, by the rule that both have the same name; nothing for a user. */
export function teamSlugOf(owner: string): string | undefined {
  const { kind, name } = parseOwner(owner);
  return kind === 'group'
    ? name.toLocaleLowerCase('en-US').replace(/[^a-z0-9-]+/g, '-')
    : undefined;
}
