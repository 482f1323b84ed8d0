import {
  explainServiceName,
  gitopsPaths,
} from '@internal/plugin-delivery-common';
import type {
  EcrClient,
  GitHubClient,
  GitOpsClient,
} from '@internal/plugin-delivery-node';

export interface NameProblem {
  system: string;
  message: string;
}

export interface NameCheck {
  available: boolean;
  problems: NameProblem[];
}

export interface NameCheckerOptions {
  github: Pick<GitHubClient, 'getRepository'>;
  ecr: Pick<EcrClient, 'getRepository'>;
  gitops: Pick<GitOpsClient, 'readRecord'>;
  /** Whether the catalog has a component of this name, visible to the caller or not. */
  isInCatalog(name: string): Promise<boolean>;
}

/** Whether a new service may have a name: its format, and whether it is free wherever it will be used. */
export class NameChecker {
  readonly #checks: Array<{
    system: string;
    find(name: string): Promise<string | undefined>;
  }>;

  constructor(options: NameCheckerOptions) {
    this.#checks = [
      {
        system: 'GitHub',
        find: async name => {
          const found = await options.github.getRepository(name);
          return found && `The repository ${found.slug} exists already.`;
        },
      },
      {
        system: 'ECR',
        find: async name => {
          const found = await options.ecr.getRepository(name);
          return found && `The image repository ${found.name} exists already.`;
        },
      },
      {
        system: 'GitOps',
        find: async name =>
          (await options.gitops.readRecord(name)) &&
          `The service is on record already: ${gitopsPaths.record(name)}.`,
      },
      {
        system: 'Catalog',
        find: async name =>
          (await options.isInCatalog(name))
            ? `The catalog has a component ${name} already.`
            : undefined,
      },
    ];
  }

  async check(name: string): Promise<NameCheck> {
    const wrong = explainServiceName(name);
    if (wrong) {
      return {
        available: false,
        problems: [{ system: 'Name', message: wrong }],
      };
    }
    const found = await Promise.all(
      this.#checks.map(check => askOne(name, check)),
    );
    const problems = found.filter(problem => problem !== undefined);
    return { available: problems.length === 0, problems };
  }
}

/** A system that cannot be asked is a problem too: what it has is not known. */
async function askOne(
  name: string,
  check: { system: string; find(name: string): Promise<string | undefined> },
): Promise<NameProblem | undefined> {
  const { system } = check;
  try {
    const message = await check.find(name);
    return message === undefined ? undefined : { system, message };
  } catch (error) {
    return {
      system,
      message: `It cannot be asked at the moment. ${
        error instanceof Error ? error.message : String(error)
      }`,
    };
  }
}
