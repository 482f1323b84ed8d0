import type {
  Environment,
  ImageSources,
  Size,
} from '@internal/plugin-delivery-common';

/** The configuration below `delivery:`, read once and checked at start. */
export interface DeliveryConfig {
  /** Base URL of the portal itself, without a trailing slash. */
  appBaseUrl: string;
  github: {
    host: string;
    owner: string;
    /** `{url}` stands for the repository's address. */
    cloneCommand: string;
  };
  pipeline: { repository: string; workflow: string; ref: string };
  gitops: { repository: string; branch: string; platformRepository: string };
  chart: { registry: string; name: string };
  ecr: {
    accountId: string;
    region: string;
    /** Base URL instead of AWS's own. */
    endpoint?: string;
    /** Host (and port) of the registry, for instance `123456789012.dkr.ecr.us-east-1.amazonaws.com`. */
    registry: string;
    namePrefix: string;
    pullAccountIds: string[];
    kmsKeyArn?: string;
  };
  images: ImageSources;
  argocd: {
    baseUrl: string;
    token: string;
    namespace: string;
    applicationSetWebhook?: { url: string; secret: string };
  };
  /** In the order of promotion. */
  environments: Environment[];
  sizes: Size[];
}
