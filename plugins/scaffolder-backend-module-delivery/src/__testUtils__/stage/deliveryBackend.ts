import { createBackend } from '@backstage/backend-defaults';
import {
  createBackendModule,
  createServiceFactory,
} from '@backstage/backend-plugin-api';
import { mockServices } from '@backstage/backend-test-utils';
import { catalogServiceRef } from '@backstage/plugin-catalog-node';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import {
  createTemplateAction,
  scaffolderActionsExtensionPoint,
} from '@backstage/plugin-scaffolder-node';
import { entities } from './entities';
import { timedClients } from './timedClients';

/** A scaffolder with the module and the real clients; of the catalog only what the module reads. */
const failing = createBackendModule({
  pluginId: 'scaffolder',
  moduleId: 'proofs',
  register(env) {
    env.registerInit({
      deps: { actions: scaffolderActionsExtensionPoint },
      async init({ actions }) {
        actions.addActions(
          createTemplateAction({
            id: 'test:fail',
            async handler() {
              throw new Error('A step fails');
            },
          }),
        );
      },
    });
  },
});

const backend = createBackend();
// The standard logger compiles every package's configuration schema first, to know the secrets.
backend.add(mockServices.rootLogger.factory({ level: 'info' }));
backend.add(import('@backstage/plugin-scaffolder-backend'));
backend.add(import('../..'));
backend.add(failing);
if (process.env.CLIENT_TIMEOUT_MS) {
  for (const factory of timedClients(Number(process.env.CLIENT_TIMEOUT_MS))) {
    backend.add(factory);
  }
}
backend.add(
  createServiceFactory({
    service: catalogServiceRef,
    deps: {},
    factory: () =>
      Object.assign(
        catalogServiceMock({ entities: entities(process.env.TEMPLATE_DIR!) }),
        { getLocations: async () => ({ items: [] }) },
      ),
  }),
);
backend.start();
