import type { Entity } from '@backstage/catalog-model';
import { useApi } from '@backstage/frontend-plugin-api';
import { catalogApiRef } from '@backstage/plugin-catalog-react';
import { useState } from 'react';
import { usePolled } from '../hooks';

const ASK_EVERY_MS = 1_000;
const PATIENCE_MS = 60_000;

/** Waits until the catalog has read a service; `late` when that takes longer than anybody expects. */
export function useArrival(service: string) {
  const catalogApi = useApi(catalogApiRef);
  const [since] = useState(Date.now);
  const { data, error, refresh } = usePolled<{ entity?: Entity }>({
    key: service,
    load: async () => ({
      entity: await catalogApi.getEntityByRef({
        kind: 'component',
        namespace: 'default',
        name: service,
      }),
    }),
    interval: ({ entity }) => (entity ? undefined : ASK_EVERY_MS),
  });
  return {
    entity: data?.entity,
    error,
    refresh,
    late: Date.now() - since > PATIENCE_MS,
  };
}
