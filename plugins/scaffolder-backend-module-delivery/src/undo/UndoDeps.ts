import type { AuthService, LoggerService } from '@backstage/backend-plugin-api';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import type {
  ArgoCdClient,
  DeliveryConfig,
  EcrClient,
  GitHubClient,
  GitOpsClient,
} from '@internal/plugin-delivery-node';

export interface UndoDeps {
  argocd: ArgoCdClient;
  auth: AuthService;
  catalog: CatalogService;
  config: DeliveryConfig;
  ecr: EcrClient;
  github: GitHubClient;
  gitops: GitOpsClient;
}

export interface UndoOptions {
  logger: LoggerService;
  signal: AbortSignal;
}
