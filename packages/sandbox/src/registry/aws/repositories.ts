import { z } from 'zod';
import type { RegistryDeps } from '../oci/OciCall';
import { MUTABILITIES, type Repository } from '../store';
import { AwsError } from './AwsError';
import {
  existing,
  invalidParameter,
  operation,
  page,
  pageShape,
  repositoryArn,
} from './operation';
import { resourceTagsSchema, toRecord } from './resourceTags';

const NAME =
  /^(?:[a-z0-9]+(?:[._-][a-z0-9]+)*\/)*[a-z0-9]+(?:[._-][a-z0-9]+)*$/;

const mutabilityShape = {
  imageTagMutability: z.enum(MUTABILITIES).default('MUTABLE'),
  imageTagMutabilityExclusionFilters: z
    .array(
      z
        .object({
          filterType: z.literal('WILDCARD'),
          filter: z.string().regex(/^[0-9a-zA-Z._*-]{1,128}$/),
        })
        .strict(),
    )
    .max(5)
    .optional(),
};
const scanningSchema = z
  .object({ scanOnPush: z.boolean().default(false) })
  .strict();

/** A repository as the API shows it. */
function shown(deps: RegistryDeps, repository: Repository): object {
  const { context } = deps;
  return {
    repositoryArn: repositoryArn(deps, repository.name),
    registryId: context.accountId,
    repositoryName: repository.name,
    repositoryUri: `${new URL(context.urls.ecr).host}/${repository.name}`,
    createdAt: repository.createdAt / 1000,
    ...shownMutability(repository),
    imageScanningConfiguration: { scanOnPush: repository.scanOnPush },
    encryptionConfiguration: repository.encryption,
  };
}

function shownMutability({ mutability, exclusions }: Repository): object {
  return {
    imageTagMutability: mutability,
    ...(exclusions.length > 0 && {
      imageTagMutabilityExclusionFilters: exclusions.map(filter => ({
        filterType: 'WILDCARD',
        filter,
      })),
    }),
  };
}

function exclusionsOf(input: {
  imageTagMutability: string;
  imageTagMutabilityExclusionFilters?: { filter: string }[];
}): string[] {
  const filters = input.imageTagMutabilityExclusionFilters ?? [];
  if (
    filters.length > 0 !==
    input.imageTagMutability.endsWith('_WITH_EXCLUSION')
  ) {
    throw invalidParameter(
      'imageTagMutabilityExclusionFilters',
      'Filters come with, and only with, a mutability WITH_EXCLUSION',
    );
  }
  return filters.map(({ filter }) => filter);
}

export const createRepository = operation(
  {
    repositoryName: z.string(),
    tags: resourceTagsSchema.optional(),
    ...mutabilityShape,
    imageScanningConfiguration: scanningSchema.optional(),
    encryptionConfiguration: z
      .object({
        encryptionType: z.enum(['AES256', 'KMS', 'KMS_DSSE']),
        kmsKey: z.string().optional(),
      })
      .strict()
      .optional(),
  },
  (deps, input) => {
    const { repositoryName: name, encryptionConfiguration } = input;
    if (name.length < 2 || name.length > 256 || !NAME.test(name)) {
      throw invalidParameter(
        'repositoryName',
        `must satisfy regular expression '${NAME.source}'`,
      );
    }
    const exclusions = exclusionsOf(input);
    if (deps.store.find(name)) {
      throw new AwsError(
        'RepositoryAlreadyExistsException',
        `The repository with name '${name}' already exists in the registry with id '${deps.context.accountId}'`,
      );
    }
    const repository = deps.store.create({
      name,
      mutability: input.imageTagMutability,
      exclusions,
      scanOnPush: input.imageScanningConfiguration?.scanOnPush ?? false,
      ...(encryptionConfiguration && { encryption: encryptionConfiguration }),
      resourceTags: toRecord(input.tags ?? []),
    });
    return { repository: shown(deps, repository) };
  },
);

export const describeRepositories = operation(
  {
    repositoryNames: z.array(z.string()).min(1).max(100).optional(),
    ...pageShape,
  },
  (deps, input) => {
    const found =
      input.repositoryNames?.map(name => existing(deps, name)) ??
      deps.store.repositories();
    const { items, nextToken } = page(found, input);
    return { repositories: items.map(item => shown(deps, item)), nextToken };
  },
);

export const deleteRepository = operation(
  { repositoryName: z.string(), force: z.boolean().default(false) },
  (deps, { repositoryName, force }) => {
    const repository = existing(deps, repositoryName);
    if (!force && Object.keys(repository.manifests).length > 0) {
      throw new AwsError(
        'RepositoryNotEmptyException',
        `The repository with name '${repositoryName}' in registry with id '${deps.context.accountId}' cannot be deleted because it still contains images`,
      );
    }
    deps.store.delete(repositoryName);
    return { repository: shown(deps, repository) };
  },
);

export const putImageTagMutability = operation(
  {
    repositoryName: z.string(),
    ...mutabilityShape,
    imageTagMutability: z.enum(MUTABILITIES),
  },
  (deps, input) => {
    existing(deps, input.repositoryName);
    const exclusions = exclusionsOf(input);
    const repository = deps.store.update(input.repositoryName, value => {
      value.mutability = input.imageTagMutability;
      value.exclusions = exclusions;
    });
    return {
      registryId: deps.context.accountId,
      repositoryName: repository.name,
      ...shownMutability(repository),
    };
  },
);

export const putImageScanningConfiguration = operation(
  { repositoryName: z.string(), imageScanningConfiguration: scanningSchema },
  (deps, { repositoryName, imageScanningConfiguration }) => {
    existing(deps, repositoryName);
    deps.store.update(repositoryName, value => {
      value.scanOnPush = imageScanningConfiguration.scanOnPush;
    });
    return {
      registryId: deps.context.accountId,
      repositoryName,
      imageScanningConfiguration,
    };
  },
);
