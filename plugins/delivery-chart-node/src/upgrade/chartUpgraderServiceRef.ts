import {
  createServiceFactory,
  createServiceRef,
} from '@backstage/backend-plugin-api';
import {
  deliveryConfigServiceRef,
  gitOpsClientServiceRef,
  platformGitOpsClientServiceRef,
} from '@internal/plugin-delivery-node';
import { chartRegistryServiceRef } from '../registry';
import type { ChartUpgrader } from './ChartUpgrader';
import { DefaultChartUpgrader } from './DefaultChartUpgrader';

/** Upgrades of the baseline chart, by the configuration below `delivery:`. */
export const chartUpgraderServiceRef = createServiceRef<ChartUpgrader>({
  id: 'delivery.chart-upgrader',
  scope: 'root',
  defaultFactory: async service =>
    createServiceFactory({
      service,
      deps: {
        config: deliveryConfigServiceRef,
        registry: chartRegistryServiceRef,
        apps: gitOpsClientServiceRef,
        platform: platformGitOpsClientServiceRef,
      },
      factory: deps => DefaultChartUpgrader.create(deps),
    }),
});
