import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import { catalogServiceRef } from '@backstage/plugin-catalog-node';
import { eventsServiceRef } from '@backstage/plugin-events-node';
import {
  scaffolderActionsExtensionPoint,
  scaffolderServiceRef,
} from '@backstage/plugin-scaffolder-node';
import { chartUpgraderServiceRef } from '@internal/plugin-delivery-chart-node';
import {
  argoCdClientServiceRef,
  deliveryConfigServiceRef,
  ecrClientServiceRef,
  gitOpsClientServiceRef,
  githubClientServiceRef,
  imageRegistryServiceRef,
} from '@internal/plugin-delivery-node';
import { createActions } from './actions';
import { startLedger } from './ledger';
import { createUndo } from './undo';

/** The actions that create a service, the ledger that undoes what is left half done, and the chart's upgrade. */
export const scaffolderModuleDelivery = createBackendModule({
  pluginId: 'scaffolder',
  moduleId: 'delivery',
  register(env) {
    env.registerInit({
      deps: {
        actions: scaffolderActionsExtensionPoint,
        argocd: argoCdClientServiceRef,
        auth: coreServices.auth,
        catalog: catalogServiceRef,
        config: deliveryConfigServiceRef,
        database: coreServices.database,
        ecr: ecrClientServiceRef,
        events: eventsServiceRef,
        github: githubClientServiceRef,
        gitops: gitOpsClientServiceRef,
        images: imageRegistryServiceRef,
        lifecycle: coreServices.rootLifecycle,
        logger: coreServices.logger,
        scaffolder: scaffolderServiceRef,
        scheduler: coreServices.scheduler,
        upgrader: chartUpgraderServiceRef,
      },
      async init({ actions, ...services }) {
        const undo = createUndo(services);
        const { ledger, cleanUp } = await startLedger({ ...services, undo });
        actions.addActions(...createActions({ ...services, ledger, cleanUp }));
      },
    });
  },
});
