import type { Entity } from '@backstage/catalog-model';
import { CATALOG_FILTER_EXISTS } from '@backstage/catalog-client';
import { identityApiRef, useApi } from '@backstage/frontend-plugin-api';
import { catalogApiRef } from '@backstage/plugin-catalog-react';
import { DELIVERY_SERVICE_ANNOTATION } from '@internal/plugin-delivery-common';
import { usePolled, type Polled } from '../hooks';

export type Scope = 'mine' | 'all';

const REFRESH_MS = 30_000;

/** The first few services of the catalog, by name: all of them, or those that the person or their groups own. */
export function useServices(scope: Scope, limit: number): Polled<Entity[]> {
  const catalogApi = useApi(catalogApiRef);
  const identityApi = useApi(identityApiRef);
  return usePolled({
    key: `${scope}/${limit}`,
    load: async () => {
      const owners =
        scope === 'mine'
          ? (await identityApi.getBackstageIdentity()).ownershipEntityRefs
          : undefined;
      const { items } = await catalogApi.queryEntities({
        filter: {
          kind: 'Component',
          [`metadata.annotations.${DELIVERY_SERVICE_ANNOTATION}`]:
            CATALOG_FILTER_EXISTS,
          ...(owners && { 'relations.ownedBy': owners }),
        },
        fields: ['kind', 'metadata', 'spec.owner'],
        orderFields: [{ field: 'metadata.name', order: 'asc' }],
        limit,
      });
      return items;
    },
    interval: () => REFRESH_MS,
  });
}
