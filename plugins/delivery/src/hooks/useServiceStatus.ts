import { useApi } from '@backstage/frontend-plugin-api';
import type { ServiceStatus } from '@internal/plugin-delivery-common';
import { deliveryApiRef } from '../api';
import { usePolled, type Polled } from './usePolled';

export const BUSY_INTERVAL_MS = 4_000;
export const CALM_INTERVAL_MS = 20_000;

/** Asks often while something is on its way, seldom otherwise. */
function statusInterval(status: ServiceStatus): number {
  return status.environments.some(({ state }) => state === 'progressing')
    ? BUSY_INTERVAL_MS
    : CALM_INTERVAL_MS;
}

export function useServiceStatus(service: string): Polled<ServiceStatus> {
  const deliveryApi = useApi(deliveryApiRef);
  return usePolled({
    key: service,
    load: signal => deliveryApi.getStatus(service, { signal }),
    interval: statusInterval,
  });
}
