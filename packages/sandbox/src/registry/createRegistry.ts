import PromiseRouter from 'express-promise-router';
import { join } from 'node:path';
import type { SandboxContext, SandboxPart } from '../core';
import { createAwsRouter } from './aws';
import { RegistryCredentials } from './credentials';
import { createOciRouter } from './oci';
import { seedCache } from './seedCache';
import { seedChart } from './seedChart';
import { RegistryStore } from './store';

/** The sandbox's ECR: an OCI registry under `/v2/` and the APIs of ECR and STS at `POST /`. */
export function createRegistry(
  context: SandboxContext,
  options: { chartDir: string; organisationDir: string },
): SandboxPart {
  const store = new RegistryStore(join(context.dataDir, 'registry'));
  const credentials = new RegistryCredentials(context.token);
  const router = PromiseRouter();
  router.use('/v2', createOciRouter({ context, store, credentials }));
  router.use(createAwsRouter({ context, store, credentials }));
  return {
    name: 'ecr',
    router,
    async start() {
      await seedChart({ context, store, chartDir: options.chartDir });
      await seedCache({
        context,
        store,
        organisationDir: options.organisationDir,
      });
    },
  };
}
