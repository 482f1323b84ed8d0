export interface Config {
  /** The platform: where code, images, state and clusters are. Checked when the backend starts. */
  delivery: {
    /** Where services' repositories are. Address and credentials stand in `integrations.github`. */
    github: {
      /**
       * Host (and port) as in `integrations.github`, without a scheme. Default: `github.com`.
       * @visibility frontend
       */
      host?: string;
      /**
       * The organisation. It cannot be a person: a GitHub App creates repositories in organisations only.
       * @visibility frontend
       */
      owner: string;
      /**
       * What a service's page shows for getting its code; `{url}` stands for the repository's address. For instance
       * `gh repo clone {url}`. Default: `git clone {url}`.
       */
      cloneCommand?: string;
    };

    /** The reusable workflow that every service's pipeline calls. */
    pipeline?: {
      /** Repository of the organisation. Default: `pipelines`. */
      repository?: string;
      /** File below `.github/workflows`. Default: `deliver.yaml`. */
      workflow?: string;
      /** Branch or tag. Default: `main`. */
      ref?: string;
    };

    /** The repositories that say what runs. */
    gitops?: {
      /** Records, values and releases: written by the platform. Default: `gitops-apps`. */
      repository?: string;
      /** Branch that Argo CD follows. Default: `main`. */
      branch?: string;
      /** Projects, namespaces and ApplicationSets: the platform team's alone. Default: `gitops-platform`. */
      platformRepository?: string;
    };

    /** The baseline chart. */
    chart: {
      /** OCI registry with path, without a scheme, for instance `123456789012.dkr.ecr.us-east-1.amazonaws.com/charts`. */
      registry: string;
      /** Default: `eks_baseline_chart`. */
      name?: string;
    };

    /** Where images are. Credentials come from the AWS SDK's default provider chain. */
    ecr: {
      /** AWS account, 12 digits, in quotes. */
      accountId: string;
      /** AWS region, for instance `us-east-1`. */
      region: string;
      /** Base URL of the ECR API, instead of AWS's own. */
      endpoint?: string | null;
      /** Host (and port) that images are pushed to. Default: `<accountId>.dkr.ecr.<region>.amazonaws.com`. */
      registry?: string | null;
      /** What stands before a service's name in the repository's name, for instance `services/`. Default: nothing. */
      namePrefix?: string | null;
      /** AWS accounts of the environments' clusters that pull images, where they differ from `accountId`. */
      pullAccountIds?: string[];
      /** ARN of the KMS key that encrypts images. Default: AES-256 by ECR itself. */
      kmsKeyArn?: string | null;
    };

    /** Images that run without having been built by a pipeline of the platform: the template "Prebuilt image". */
    images?: {
      /**
       * Registries whose images may run, each a host (and port), with a path if only that part is allowed, for instance
       * `public.ecr.aws` or `ghcr.io/acme`. The portal asks no other host for images. Keep it in line with the cluster's
       * policy on images. Default: none.
       */
      allowedRegistries?: string[];
      /**
       * By registry, where its images are taken from instead, for instance an ECR pull-through cache:
       * `docker.io: 123456789012.dkr.ecr.us-east-1.amazonaws.com/docker-hub`. What has a mirror is allowed. Default: none.
       */
      mirrors?: { [registry: string]: string };
    };

    /** Argo CD's API server. */
    argocd: {
      /** Base URL, also of its pages for people. */
      baseUrl: string;
      /**
       * Token of an account with the capability `apiKey`.
       * @visibility secret
       */
      token: string;
      /** Namespace that Applications are in. Default: `argocd`. */
      namespace?: string;
      /** Tells Argo CD of new commits at once; without it Argo CD polls, every three minutes by default. */
      applicationSetWebhook?: {
        /** Webhook address of the ApplicationSet controller, for instance `https://argocd-appset.example/api/webhook`. */
        url: string;
        /**
         * `webhook.github.secret` of the secret `argocd-secret`.
         * @visibility secret
         */
        secret: string;
      } | null;
    };

    /** Where services run, in the order of promotion. */
    environments: Array<{
      /** 2 to 12 lower-case letters and digits, no hyphen. */
      name: string;
      /** Kubernetes namespace, one an environment. Default: the name. */
      namespace?: string;
      /** Kubernetes API server as Argo CD names it. Default: `https://kubernetes.default.svc`. */
      server?: string;
      /** Argo CD AppProject. Default: the name. */
      project?: string;
      /** How changes arrive: committed directly, or proposed for review. Default: `commit`. */
      changes?: 'commit' | 'pull-request';
      /** What happens to a failed release. Default: `automatic`. */
      rollback?: 'automatic' | 'manual';
      /** Entity references of those who may approve changes, for instance `group:default/platform`. */
      approvers?: string[];
    }>;

    /** What the words of the form mean. */
    sizes: {
      [name: string]: {
        /** Number of Pods. */
        replicas: number;
        /** CPU request in Kubernetes notation, for instance `100m`. */
        cpu: string;
        /** Memory request and limit in Kubernetes notation, for instance `128Mi`. */
        memory: string;
      };
    };
  };
}
