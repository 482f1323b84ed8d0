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
  OwnerAccess,
} from '@internal/plugin-delivery-node';
import { parse } from 'yaml';
import { parseOwner, selectEnvironments } from '../../lib';
import { nameTaken, type Creation, type Ledger } from '../../ledger';
import type { PreflightInput } from './checkInput';

export interface PreflightDeps {
  argocd: ArgoCdClient;
  auth: AuthService;
  catalog: CatalogService;
  config: DeliveryConfig;
  ecr: EcrClient;
  github: GitHubClient;
  gitops: GitOpsClient;
  ledger: Ledger;
}

/** `own`: this very task has claimed the name before, so that what exists may be its own. */
type Input = PreflightInput & { taskId: string; own: boolean };
type Check = (deps: PreflightDeps, input: Input) => Promise<string[]>;

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

const checkRepository: Check = async ({ github }, { name, taskId }) => {
  const repository = await github.getRepository(name);
  return repository && repository.marker !== taskId
    ? [
        `GitHub, repository ${repository.slug}: it exists already. Choose another name.`,
      ]
    : [];
};

const checkEcr: Check = async ({ ecr }, { name, taskId }) => {
  const repository = await ecr.getRepository(name);
  return repository && repository.marker !== taskId
    ? [
        `ECR, repository ${repository.name}: it exists already. Choose another name.`,
      ]
    : [];
};

const checkGitOps: Check = async ({ config, gitops }, { name, taskId }) => {
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
          )}: a service of this name is recorded already. Choose another name.`,
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

const checkCatalog: Check = async ({ auth, catalog }, { name, owner }) => {
  // The service's own credentials see every name, also one that the initiator may not see.
  const credentials = await auth.getOwnServiceCredentials();
  const ownerRef = parseOwner(owner).ref;
  const componentRef = `component:default/${name}`;
  const { items } = await catalog.getEntitiesByRefs(
    { entityRefs: [componentRef, ownerRef], fields: ['kind', 'metadata.name'] },
    { credentials },
  );
  const [component, ownerEntity] = items;
  return [
    component
      ? `Catalog, ${componentRef}: it exists already. Choose another name.`
      : [],
    ownerEntity
      ? []
      : `Catalog, ${ownerRef}: there is no such owner. Choose a group of the catalog.`,
  ].flat();
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
