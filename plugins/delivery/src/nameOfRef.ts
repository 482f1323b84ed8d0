import { parseEntityRef } from '@backstage/catalog-model';
import { humanizeEntityRef } from '@backstage/plugin-catalog-react';

const REF = /^([a-z]+:)?([\w.-]+\/)?[\w.-]+$/i;

/** `group:default/payments` as people say it: `payments`. What is no reference stays as it is. */
export function nameOfRef(ref: string, defaultKind: string): string {
  return REF.test(ref)
    ? humanizeEntityRef(parseEntityRef(ref, { defaultKind }), {
        defaultKind,
        defaultNamespace: 'default',
      })
    : ref;
}
