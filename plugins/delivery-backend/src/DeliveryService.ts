import { NotFoundError } from '@backstage/errors';
import {
  gitopsPaths,
  type PipelineJob,
  type PipelineRun,
  type ServiceRecord,
  type ServiceStatus,
} from '@internal/plugin-delivery-common';
import type {
  DeliveryConfig,
  GitHubClient,
  GitOpsClient,
} from '@internal/plugin-delivery-node';
import { SharedCache } from './cache';
import { cloneCommand } from './cloneCommand';
import type { NameCheck, NameChecker } from './names';
import type { StatusReader } from './status';

/** Long enough that many viewers are one, short enough that nobody sees old news. */
const TTL_MS = 1_500;

export interface ServiceDetails {
  record: ServiceRecord;
  links: {
    repository?: string;
    /** The image repository, without scheme and tag. */
    ecr?: string;
    /** The record in the GitOps repository. */
    gitops: string;
  };
  /** The command that gets the code, as a person pastes it into a shell. */
  cloneCommand?: string;
}

export interface DeliveryServiceOptions {
  config: Pick<DeliveryConfig, 'ecr' | 'github' | 'pipeline'>;
  github: Pick<
    GitHubClient,
    'getRepository' | 'listRuns' | 'listJobs' | 'getJobLog'
  >;
  gitops: Pick<GitOpsClient, 'readRecord' | 'urlOf'>;
  status: StatusReader;
  names: NameChecker;
}

/** What the router answers with; each answer is shared by all who ask within a moment. */
export class DeliveryService {
  readonly #cache = new SharedCache<unknown>({ ttlMs: TTL_MS });

  constructor(private readonly options: DeliveryServiceOptions) {}

  getStatus(service: string): Promise<ServiceStatus> {
    return this.#shared(`status ${service}`, async () =>
      this.options.status.read(await this.#record(service)),
    );
  }

  getDetails(service: string): Promise<ServiceDetails> {
    return this.#shared(`details ${service}`, async () => {
      const { config, github, gitops } = this.options;
      const record = await this.#record(service);
      const name = repositoryName(record);
      const repository = name ? await github.getRepository(name) : undefined;
      return {
        record,
        links: {
          repository: repository?.htmlUrl,
          ecr: record.ecr && `${config.ecr.registry}/${record.ecr.repository}`,
          gitops: gitops.urlOf(gitopsPaths.record(service)),
        },
        cloneCommand:
          repository &&
          cloneCommand(config.github.cloneCommand, repository.cloneUrl),
      };
    });
  }

  /** Of the workflow that delivers, newest first; none of a service without repository. */
  getRuns(service: string): Promise<PipelineRun[]> {
    return this.#shared(`runs ${service}`, async () => {
      const name = repositoryName(await this.#record(service));
      const { config, github } = this.options;
      const { repository, workflow } = config.pipeline;
      return name
        ? github.listRuns(name, {
            limit: 20,
            calling: `${config.github.owner}/${repository}/.github/workflows/${workflow}`,
          })
        : [];
    });
  }

  getJobs(service: string, runId: number): Promise<PipelineJob[]> {
    return this.#shared(`jobs ${service} ${runId}`, async () =>
      this.options.github.listJobs(await this.#repository(service), runId),
    );
  }

  getJobLog(service: string, jobId: number): Promise<string> {
    return this.#shared(`log ${service} ${jobId}`, async () =>
      this.options.github.getJobLog(await this.#repository(service), jobId),
    );
  }

  checkName(name: string): Promise<NameCheck> {
    return this.#shared(`name ${name}`, () => this.options.names.check(name));
  }

  async #repository(service: string): Promise<string> {
    const name = repositoryName(await this.#record(service));
    if (!name) {
      throw new NotFoundError(
        `The service "${service}" runs an image that no pipeline builds: it has no repository.`,
      );
    }
    return name;
  }

  async #record(service: string): Promise<ServiceRecord> {
    const record = await this.#shared(`record ${service}`, () =>
      this.options.gitops.readRecord(service),
    );
    if (!record) {
      throw new NotFoundError(
        `The GitOps repository has no record of the service "${service}" (${gitopsPaths.record(
          service,
        )}).`,
      );
    }
    return record;
  }

  /** One cache for all kinds of answers: the key says the kind. */
  #shared<T>(key: string, load: () => Promise<T>): Promise<T> {
    return this.#cache.get(key, load) as Promise<T>;
  }
}

/** None of a service that runs an image which somebody else has built. */
function repositoryName(record: ServiceRecord): string | undefined {
  return record.repository?.slug.split('/')[1];
}
