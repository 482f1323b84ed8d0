import type { AuthService } from '@backstage/backend-plugin-api';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import type {
  ArgoCdClient,
  DeliveryConfig,
  EcrClient,
  GitHubClient,
  GitOpsClient,
} from '@internal/plugin-delivery-node';

/** What a creation leaves its traces in, and the configuration that says where that is. */
export interface Systems {
  argocd: ArgoCdClient;
  auth: AuthService;
  catalog: CatalogService;
  config: DeliveryConfig;
  ecr: EcrClient;
  github: GitHubClient;
  gitops: GitOpsClient;
}
