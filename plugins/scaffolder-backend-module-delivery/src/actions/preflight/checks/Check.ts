import type { AuthService } from '@backstage/backend-plugin-api';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import type {
  ArgoCdClient,
  DeliveryConfig,
  EcrClient,
  GitHubClient,
  GitOpsClient,
} from '@internal/plugin-delivery-node';
import type { PreflightInput } from '../checkInput';

/** The systems that are asked. */
export interface CheckDeps {
  argocd: ArgoCdClient;
  auth: AuthService;
  catalog: CatalogService;
  config: DeliveryConfig;
  ecr: EcrClient;
  github: GitHubClient;
  gitops: GitOpsClient;
}

export interface CheckInput extends PreflightInput {
  taskId: string;
  /** Whether the repository is to be made, or is there already. */
  repository: 'new' | 'existing';
  /** This very task has claimed the name before, so that what exists may be its own. */
  own: boolean;
}

/** What stands in the way in one system, a sentence each with the remedy. Throws where the system does not say. */
export type Check = (deps: CheckDeps, input: CheckInput) => Promise<string[]>;
