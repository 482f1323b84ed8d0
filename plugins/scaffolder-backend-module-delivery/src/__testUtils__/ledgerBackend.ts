import { createBackend } from '@backstage/backend-defaults';
import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import { mockServices } from '@backstage/backend-test-utils';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { eventsServiceRef } from '@backstage/plugin-events-node';
import {
  scaffolderActionsExtensionPoint,
  scaffolderServiceRef,
} from '@backstage/plugin-scaffolder-node';
import { createCleanupAction } from '../actions/cleanup';
import { createCompleteAction } from '../actions/complete';
import { startLedger } from '../ledger';
import { FileWorld, createClaimAction, createMakeAction } from './fileWorld';

/** A real scaffolder with the real ledger and two fake actions whose outside world is a directory. */
const world = new FileWorld(process.env.WORLD!);

const ledgerProof = createBackendModule({
  pluginId: 'scaffolder',
  moduleId: 'ledger-proof',
  register(env) {
    env.registerInit({
      deps: {
        actions: scaffolderActionsExtensionPoint,
        auth: coreServices.auth,
        database: coreServices.database,
        events: eventsServiceRef,
        lifecycle: coreServices.rootLifecycle,
        logger: coreServices.logger,
        scaffolder: scaffolderServiceRef,
        scheduler: coreServices.scheduler,
      },
      async init({ actions, ...services }) {
        const { ledger, cleanUp } = await startLedger({
          ...services,
          undo: creation => world.undo(creation),
          leaseSeconds: 2,
          reconcileSeconds: 2,
        });
        actions.addActions(
          createClaimAction({ ledger, world }),
          createMakeAction({ ledger, world }),
          createCompleteAction({ ledger }),
          createCleanupAction({ ledger, cleanUp }),
        );
      },
    });
  },
});

const step = (id: string, action: string, input: object = {}) => ({
  id,
  name: id,
  action,
  input: { name: '${{ parameters.name }}', ...input },
});

const backend = createBackend();
// The standard logger compiles every package's configuration schema first, to know the secrets.
backend.add(mockServices.rootLogger.factory({ level: 'info' }));
backend.add(import('@backstage/plugin-scaffolder-backend'));
backend.add(ledgerProof);
backend.add(
  catalogServiceMock.factory({
    entities: [
      {
        apiVersion: 'scaffolder.backstage.io/v1beta3',
        kind: 'Template',
        metadata: { name: 'ledger' },
        spec: {
          type: 'service',
          steps: [
            step('claim', 'test:claim'),
            step('one', 'test:make', { thing: 'one' }),
            step('two', 'test:make', { thing: 'two' }),
            step('complete', 'delivery:complete'),
            {
              ...step('cleanup', 'delivery:cleanup'),
              if: '${{ failure() }}',
            },
          ],
        },
      },
    ],
  }),
);
backend.start();
