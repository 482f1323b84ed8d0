import type { AuthService } from '@backstage/backend-plugin-api';
import { isError } from '@backstage/errors';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import {
  applicationName,
  gitopsPaths,
  serviceRecordSchema,
} from '@internal/plugin-delivery-common';
import type {
  ArgoCdClient,
  DeliveryConfig,
  EcrClient,
  GitHubClient,
  GitOpsClient,
  ImageRegistryClient,
  OwnerAccess,
  Repository,
} from '@internal/plugin-delivery-node';
import { parse } from 'yaml';
import { selectEnvironments } from '../../lib';
import { nameTaken, type Creation, type Ledger } from '../../ledger';
import { checkCatalog } from './checkCatalog';
import type { PreflightInput } from './checkInput';

export interface PreflightDeps {
  argocd: ArgoCdClient;
  auth: AuthService;
  catalog: CatalogService;
  config: DeliveryConfig;
  ecr: EcrClient;
  github: GitHubClient;
  gitops: GitOpsClient;
  images: ImageRegistryClient;
  ledger: Ledger;
}

export type Input = PreflightInput & {
  taskId: string;
  /** Whether the repository is to be made, or is there already. */
  repository: 'new' | 'existing';
  /** This very task has claimed the name before, so that what exists may be its own. */
  own: boolean;
};
export type Check = (deps: PreflightDeps, input: Input) => Promise<string[]>;

/** A creation takes some thirty requests; an hour's allowance that is nearly spent would leave it half done. */
const MIN_REQUESTS_LEFT = 200;

function ownerProblems({ login, type, rateLimit }: OwnerAccess): string[] {
  const problems: string[] = [];
  if (type !== 'Organization') {
    problems.push(
      `GitHub, owner ${login}: it is a person's account, where an App cannot create repositories. Set delivery.github.owner to an organisation.`,
    );
  }
  if (rateLimit.remaining < MIN_REQUESTS_LEFT) {
    problems.push(
      `GitHub, quota: ${rateLimit.remaining} of ${rateLimit.limit} requests are left. Press Create again after ${rateLimit.resetAt}.`,
    );
  }
  return problems;
}

const checkRepository: Check = async ({ github }, input) => {
  const { name, taskId } = input;
  const repository = await github.getRepository(name);
  if (input.repository === 'existing') {
    return checkExisting(github, name, repository);
  }
  return repository && repository.marker !== taskId
    ? [
        `GitHub, repository ${repository.slug}: it exists already. Choose another name.`,
      ]
    : [];
};

async function checkExisting(
  github: GitHubClient,
  name: string,
  repository: Repository | undefined,
): Promise<string[]> {
  const object = `GitHub, repository ${github.owner}/${name}`;
  if (!repository) {
    return [
      `${object}: it is not there, or the portal's App may not see it. Choose one from the list, or install the App on it.`,
    ];
  }
  if (repository.archived) {
    return [`${object}: it is archived. Unarchive it, or choose another one.`];
  }
  return (await github.getBranch(name, repository.defaultBranch))
    ? []
    : [
        `${object}: it is empty. Push its code first, or create a new service instead.`,
      ];
}

const checkEcr: Check = async ({ ecr }, { name, taskId }) => {
  const repository = await ecr.getRepository(name);
  return repository && repository.marker !== taskId
    ? [
        `ECR, repository ${repository.name}: it exists already. Choose another name.`,
      ]
    : [];
};

const checkGitOps: Check = async (
  { config, gitops },
  { name, taskId, repository },
) => {
  const surveyed = gitops.survey();
  // Wrong credentials stop both: told once, of the repository.
  surveyed.catch(() => {});
  const problems = ownerProblems(await gitops.checkAccess());
  const files = await surveyed;
  const record = await files.read(gitopsPaths.record(name));
  if (record !== undefined) {
    const parsed = serviceRecordSchema.safeParse(parse(record));
    return parsed.success && parsed.data.creation.task === taskId
      ? problems
      : [
          ...problems,
          `GitOps, file ${gitopsPaths.record(
            name,
          )}: a service of this name is recorded already. ${
            repository === 'existing'
              ? 'Its page in the catalog has the way on; there is nothing to bring under the platform.'
              : 'Choose another name.'
          }`,
        ];
  }
  for (const environment of config.environments) {
    const path = gitopsPaths.values(environment.name, name);
    if (await files.has(path)) {
      problems.push(
        `GitOps, file ${path}: it exists already, without a record. Choose another name, or remove its directory by a commit.`,
      );
    }
  }
  return problems;
};

const checkApplications: Check = async (
  { argocd, config },
  { name, environments, own },
) => {
  if (own) {
    return [];
  }
  const found = await Promise.all(
    selectEnvironments(config, environments).map(async environment => {
      const application = applicationName(name, environment.name);
      const present = await argocd.getApplication(application, {
        project: environment.project,
      });
      return present
        ? [
            `Argo CD, Application ${application}: it exists already. Choose another name, or delete it in Argo CD.`,
          ]
        : [];
    }),
  );
  return found.flat();
};

/**
 * Asks every system at once and collects what stands in the way. Who holds the name in the ledger is read first:
 * a finished creation may only be let go when the systems were asked after it was seen.
 */
export async function checkSystems(
  deps: PreflightDeps,
  input: Omit<Input, 'own'>,
): Promise<{ holder?: Creation; found: string[] }> {
  const holder = await deps.ledger.holder(input.name);
  if (holder && holder.state !== 'done' && holder.taskId !== input.taskId) {
    return { holder, found: [nameTaken(holder).message] };
  }
  const checks: Check[] = [
    checkRepository,
    checkEcr,
    checkGitOps,
    checkApplications,
    checkCatalog,
  ];
  const results = await Promise.all(
    checks.map(check =>
      check(deps, { ...input, own: holder?.taskId === input.taskId }).catch(
        error => [isError(error) ? error.message : String(error)],
      ),
    ),
  );
  // One wrong credential is one problem, however many checks it stops.
  return { holder, found: [...new Set(results.flat())] };
}
