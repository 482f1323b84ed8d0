import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';

/**
 * Ends the scaffolder's database with its backend. Backstage leaves SQLite's connections open, and the timer of their
 * pool keeps the process alive.
 */
export const databaseEnd = createBackendModule({
  pluginId: 'scaffolder',
  moduleId: 'database-end',
  register(env) {
    env.registerInit({
      deps: {
        database: coreServices.database,
        lifecycle: coreServices.rootLifecycle,
      },
      async init({ database, lifecycle }) {
        lifecycle.addShutdownHook(async () => {
          const client = await database.getClient();
          await client.destroy();
        });
      },
    });
  },
});
