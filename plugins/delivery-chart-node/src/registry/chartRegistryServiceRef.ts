import {
  createServiceFactory,
  createServiceRef,
} from '@backstage/backend-plugin-api';
import { deliveryConfigServiceRef } from '@internal/plugin-delivery-node';
import type { ChartRegistry } from './ChartRegistry';
import { OciChartRegistry } from './OciChartRegistry';

/** The baseline chart's registry, by `delivery.chart`. */
export const chartRegistryServiceRef = createServiceRef<ChartRegistry>({
  id: 'delivery.chart-registry',
  scope: 'root',
  defaultFactory: async service =>
    createServiceFactory({
      service,
      deps: { delivery: deliveryConfigServiceRef },
      factory: ({ delivery }) => OciChartRegistry.fromConfig(delivery),
    }),
});
