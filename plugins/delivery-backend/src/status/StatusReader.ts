import {
  applicationName,
  gitopsPaths,
  releaseOf,
  type Environment,
  type EnvironmentStatus,
  type Release,
  type ServiceRecord,
  type ServiceStatus,
} from '@internal/plugin-delivery-common';
import type {
  Application,
  ArgoCdClient,
  GitOpsClient,
} from '@internal/plugin-delivery-node';
import { withDeadline } from './withDeadline';
import { comparedRevision, judgeRelease } from './judgeRelease';

/** How long a viewer waits for one environment. */
const DEADLINE_MS = 10_000;

export interface StatusReaderOptions {
  environments: readonly Environment[];
  gitops: Pick<GitOpsClient, 'readRelease' | 'urlOf'>;
  argocd: Pick<ArgoCdClient, 'getApplication' | 'urlOf'>;
  /** Base URL of the services' repositories' pages: of `owner/name`. */
  repositoryUrl(slug: string): string;
  deadlineMs?: number;
  now?: () => number;
}

/** Where the releases of a service stand, one environment beside the other. */
export class StatusReader {
  constructor(private readonly options: StatusReaderOptions) {}

  async read(record: ServiceRecord): Promise<ServiceStatus> {
    const wanted = this.options.environments.filter(environment =>
      record.environments.includes(environment.name),
    );
    return {
      service: record.name,
      environments: await Promise.all(
        wanted.map(environment => this.#readEnvironment(record, environment)),
      ),
    };
  }

  /** A system that does not answer makes one environment unknown, not the page. */
  async #readEnvironment(
    record: ServiceRecord,
    environment: Environment,
  ): Promise<EnvironmentStatus> {
    const application = applicationName(record.name, environment.name);
    const links = {
      argocd: this.options.argocd.urlOf(application),
      gitops: this.options.gitops.urlOf(
        gitopsPaths.release(environment.name, record.name),
      ),
    };
    try {
      return await withDeadline(
        this.#judge(record, environment, links),
        this.options.deadlineMs ?? DEADLINE_MS,
        `Argo CD and the GitOps repository did not answer in time about ${application}.`,
      );
    } catch (error) {
      return {
        environment: environment.name,
        application,
        state: 'unknown',
        message: error instanceof Error ? error.message : String(error),
        sync: 'Unknown',
        health: 'Unknown',
        links,
      };
    }
  }

  async #judge(
    record: ServiceRecord,
    environment: Environment,
    links: EnvironmentStatus['links'],
  ): Promise<EnvironmentStatus> {
    const { gitops, argocd } = this.options;
    const name = applicationName(record.name, environment.name);
    const [file, application] = await Promise.all([
      gitops.readRelease(environment.name, record.name),
      argocd.getApplication(name, { project: environment.project }),
    ]);
    const release = file && releaseOf(file);
    const verdict = judgeRelease({
      release,
      application,
      compared: await this.#compared(record, environment, application),
      now: (this.options.now ?? Date.now)(),
    });
    return {
      environment: environment.name,
      application: name,
      ...verdict,
      ...(file ? {} : absentFile(environment)),
      sync: application?.sync ?? 'Unknown',
      health: application?.health ?? 'Unknown',
      ...(release ? { release: toStatusRelease(release) } : {}),
      links: {
        ...links,
        ...this.#releaseLinks(record, release),
        service: application?.externalUrls?.[0],
      },
    };
  }

  async #compared(
    record: ServiceRecord,
    environment: Environment,
    application: Application | undefined,
  ): Promise<Release | undefined> {
    const revision = application && comparedRevision(application);
    if (!revision) {
      return undefined;
    }
    const file = await this.options.gitops.readRelease(
      environment.name,
      record.name,
      revision,
    );
    return file && releaseOf(file);
  }

  #releaseLinks(record: ServiceRecord, release: Release | undefined) {
    if (!release) {
      return {};
    }
    const { commit } = release.origin;
    return {
      commit:
        record.repository && commit
          ? `${this.options.repositoryUrl(
              record.repository.slug,
            )}/commit/${commit}`
          : undefined,
      run: /^https?:\/\//.test(release.origin.run)
        ? release.origin.run
        : undefined,
    };
  }
}

/** The file always exists once the service is in the environment; there a pull request must be merged first. */
function absentFile(environment: Environment) {
  return environment.changes === 'pull-request'
    ? {
        state: 'awaiting-first-image' as const,
        message: 'Its pull request in the GitOps repository awaits a merge.',
      }
    : {
        state: 'unknown' as const,
        message: 'The GitOps repository has no release file for it.',
      };
}

function toStatusRelease(release: Release): EnvironmentStatus['release'] {
  return { image: release.image, ...release.origin };
}
