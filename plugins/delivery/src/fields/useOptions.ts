import { useApi } from '@backstage/frontend-plugin-api';
import { deliveryApiRef, type DeliveryOptions } from '../api';
import { usePolled, type Polled } from '../hooks';

/** What the platform offers, loaded once. */
export function useOptions(): Polled<DeliveryOptions> {
  const deliveryApi = useApi(deliveryApiRef);
  return usePolled({
    key: 'options',
    load: signal => deliveryApi.getOptions({ signal }),
    interval: () => undefined,
  });
}
