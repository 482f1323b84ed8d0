import { createBackend } from '@backstage/backend-defaults';
import { mergePullRequestModule } from './mergePullRequest';
import { startTap } from './tap';

const tap = startTap();
process.on('message', () => process.send!({ requests: tap.take() }));

const backend = createBackend();
backend.add(import('@backstage/plugin-catalog-backend'));
backend.add(
  import('@backstage/plugin-catalog-backend-module-scaffolder-entity-model'),
);
backend.add(import('@backstage/plugin-scaffolder-backend'));
backend.add(import('@internal/plugin-scaffolder-backend-module-delivery'));
backend.add(import('@backstage/plugin-scaffolder-backend-module-github'));
backend.add(import('@roadiehq/scaffolder-backend-argocd'));
backend.add(import('@roadiehq/scaffolder-backend-module-aws'));
backend.add(mergePullRequestModule);
backend.start();
