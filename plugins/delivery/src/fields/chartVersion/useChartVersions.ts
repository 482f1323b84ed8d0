import { useApi } from '@backstage/frontend-plugin-api';
import { deliveryApiRef } from '../../api';
import { usePolled, type Polled } from '../../hooks';

/** The versions of the chart that the registry has, loaded once; the newest first. */
export function useChartVersions(): Polled<string[]> {
  const deliveryApi = useApi(deliveryApiRef);
  return usePolled({
    key: 'chart-versions',
    load: signal => deliveryApi.getChartVersions({ signal }),
    interval: () => undefined,
  });
}
