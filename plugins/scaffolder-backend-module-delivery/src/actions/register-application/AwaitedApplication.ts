import { ConflictError, NotFoundError } from '@backstage/errors';
import {
  applicationName,
  type Environment,
} from '@internal/plugin-delivery-common';
import type {
  Application,
  ArgoCdClient,
  DeliveryConfig,
} from '@internal/plugin-delivery-node';
import type { Timing } from './awaitApplications';
import { checkApplication } from './checkApplication';

interface Options {
  argocd: ArgoCdClient;
  config: DeliveryConfig;
  service: string;
  environment: Environment;
  timing: Timing;
  onRight(application: string): void;
}

/** The Application of one environment: what was seen of it, and since when. */
export class AwaitedApplication {
  readonly name: string;
  right = false;
  readonly #start = Date.now();
  #seen?: { since: number; problems: string[] };

  constructor(private readonly options: Options) {
    this.name = applicationName(options.service, options.environment.name);
  }

  get environment(): Environment {
    return this.options.environment;
  }

  see(application: Application, now: number): void {
    const { config, environment, onRight } = this.options;
    if (this.right) {
      return;
    }
    const problems = checkApplication(application, environment, config);
    this.#seen = { since: this.#seen?.since ?? now, problems };
    if (problems.length === 0) {
      this.right = true;
      onRight(this.name);
    }
  }

  async ask(): Promise<void> {
    const { argocd, environment } = this.options;
    const application = await argocd.getApplication(this.name, {
      project: environment.project,
    });
    if (application) {
      this.see(application, Date.now());
    }
  }

  /** Throws when it has been absent, or wrong, for too long. */
  async throwIfLate(now: number): Promise<void> {
    const { timing } = this.options;
    if (this.right) {
      return;
    }
    if (!this.#seen) {
      if (now - this.#start > timing.absentMs) {
        throw new NotFoundError(await this.#explainAbsence());
      }
    } else if (now - this.#seen.since > timing.wrongMs) {
      throw new ConflictError(this.#explainProblems(this.#seen.problems));
    }
  }

  #explainProblems(problems: string[]): string {
    const { config, environment } = this.options;
    return `Argo CD, Application ${this.name}: ${problems.join(
      '; ',
    )}. Correct applicationsets/${environment.name}.yaml or projects/${
      environment.name
    }.yaml in ${config.gitops.platformRepository}, then press Create again.`;
  }

  /** Others of the same project tell an ApplicationSet that is not there from one that has not seen the commit. */
  async #explainAbsence(): Promise<string> {
    const { argocd, config, environment, timing } = this.options;
    const others = await argocd.listApplications({
      projects: [environment.project],
    });
    const file = `applicationsets/${environment.name}.yaml`;
    const { owner } = config.github;
    const head = `Argo CD, Application ${
      this.name
    }: it did not appear in ${Math.round(timing.absentMs / 1000)} seconds.`;
    return others.length === 0
      ? `${head} Project ${environment.project} has no Application at all: ${file} of ${config.gitops.platformRepository} is not applied, or it has no access to ${owner}/${config.gitops.repository}. Look at the ApplicationSet's conditions in Argo CD, then press Create again.`
      : `${head} Project ${environment.project} has ${others.length} others, so ${file} works but has not taken this commit: check delivery.argocd.applicationSetWebhook, and the ApplicationSet's conditions for lost access to ${owner}/${config.gitops.repository}, then press Create again.`;
  }
}
