import { useApi } from '@backstage/frontend-plugin-api';
import type { PipelineRun, RunStatus } from '@internal/plugin-delivery-common';
import { deliveryApiRef } from '../api';
import { usePolled, type Polled } from './usePolled';
import { BUSY_INTERVAL_MS, CALM_INTERVAL_MS } from './useServiceStatus';

export const isUnfinished = ({ status }: { status: RunStatus }) =>
  status !== 'completed';

/** The runs of a service; a new one may start at any time, so asking never ends. */
export function useRuns(service: string): Polled<PipelineRun[]> {
  const deliveryApi = useApi(deliveryApiRef);
  return usePolled({
    key: service,
    load: signal => deliveryApi.getRuns(service, { signal }),
    interval: runs =>
      runs.some(isUnfinished) ? BUSY_INTERVAL_MS : CALM_INTERVAL_MS,
  });
}
