import { z } from 'zod';
import { tagsOf, type Repository } from '../store';
import type { RegistryDeps } from '../oci/OciCall';
import {
  existing,
  findImage,
  imageIdSchema,
  imageNotFound,
  operation,
  page,
  pageShape,
  type ImageId,
} from './operation';

const filterSchema = z
  .object({ tagStatus: z.enum(['TAGGED', 'UNTAGGED', 'ANY']).default('ANY') })
  .strict()
  .optional();
const named = { repositoryName: z.string() };
const imageIds = z.array(imageIdSchema).min(1).max(100);

function byStatus(
  repository: Repository,
  status: 'TAGGED' | 'UNTAGGED' | 'ANY' = 'ANY',
): string[] {
  return Object.keys(repository.manifests).filter(
    digest =>
      status === 'ANY' ||
      tagsOf(repository, digest).length > 0 === (status === 'TAGGED'),
  );
}

function shown(
  deps: RegistryDeps,
  repository: Repository,
  digest: string,
): object {
  const record = repository.manifests[digest];
  const tags = tagsOf(repository, digest);
  return {
    registryId: deps.context.accountId,
    repositoryName: repository.name,
    imageDigest: digest,
    ...(tags.length > 0 && { imageTags: tags }),
    imageSizeInBytes: record.totalSize,
    imagePushedAt: record.pushedAt / 1000,
    imageManifestMediaType: record.mediaType,
    artifactMediaType: record.configMediaType ?? record.artifactType,
  };
}

export const describeImages = operation(
  {
    ...named,
    ...pageShape,
    imageIds: imageIds.optional(),
    filter: filterSchema,
  },
  (deps, input) => {
    const repository = existing(deps, input.repositoryName);
    const digests =
      input.imageIds?.map(id => {
        const digest = findImage(repository, id);
        if (!digest) {
          throw imageNotFound(deps, repository.name, id);
        }
        return digest;
      }) ?? byStatus(repository, input.filter?.tagStatus);
    const { items, nextToken } = page([...new Set(digests)], input);
    return {
      imageDetails: items.map(digest => shown(deps, repository, digest)),
      nextToken,
    };
  },
);

export const listImages = operation(
  { ...named, ...pageShape, filter: filterSchema },
  (deps, input) => {
    const repository = existing(deps, input.repositoryName);
    const ids = byStatus(repository, input.filter?.tagStatus).flatMap(
      (imageDigest): ImageId[] => {
        const tags = tagsOf(repository, imageDigest);
        return tags.length > 0
          ? tags.map(imageTag => ({ imageDigest, imageTag }))
          : [{ imageDigest }];
      },
    );
    const { items, nextToken } = page(ids, input);
    return { imageIds: items, nextToken };
  },
);

function failure(id: ImageId): object {
  return id.imageDigest || id.imageTag
    ? {
        imageId: id,
        failureCode: 'ImageNotFound',
        failureReason: 'Requested image not found',
      }
    : {
        imageId: id,
        failureCode: 'MissingDigestAndTag',
        failureReason:
          'Invalid request parameters: both tag and digest cannot be null',
      };
}

export const batchGetImage = operation(
  { ...named, imageIds, acceptedMediaTypes: z.array(z.string()).optional() },
  async (deps, input) => {
    const repository = existing(deps, input.repositoryName);
    const images: object[] = [];
    const failures: object[] = [];
    for (const id of input.imageIds) {
      const imageDigest = findImage(repository, id);
      if (!imageDigest) {
        failures.push(failure(id));
        continue;
      }
      const manifest = await deps.store.blobs.read(imageDigest);
      images.push({
        registryId: deps.context.accountId,
        repositoryName: repository.name,
        imageId: { ...id, imageDigest },
        imageManifest: manifest.toString('utf8'),
        imageManifestMediaType: repository.manifests[imageDigest].mediaType,
      });
    }
    return { images, failures };
  },
);

export const batchDeleteImage = operation(
  { ...named, imageIds },
  (deps, input) => {
    const deleted: ImageId[] = [];
    const failures: object[] = [];
    for (const id of input.imageIds) {
      const repository = existing(deps, input.repositoryName);
      const imageDigest = findImage(repository, id);
      if (!imageDigest) {
        failures.push(failure(id));
        continue;
      }
      const tags = tagsOf(repository, imageDigest);
      const removed = id.imageTag ? [id.imageTag] : tags;
      const last = removed.length === tags.length;
      if (last && isListed(repository, imageDigest)) {
        failures.push({
          imageId: id,
          failureCode: 'ImageReferencedByManifestList',
          failureReason: 'Requested image referenced by manifest list',
        });
        continue;
      }
      if (last) {
        deps.store.deleteManifest(repository.name, imageDigest);
      } else {
        deps.store.update(repository.name, value => {
          removed.forEach(tag => delete value.tags[tag]);
        });
      }
      deleted.push(
        ...(removed.length > 0
          ? removed.map(imageTag => ({ imageDigest, imageTag }))
          : [{ imageDigest }]),
      );
    }
    return { imageIds: deleted, failures };
  },
);

function isListed(repository: Repository, digest: string): boolean {
  return Object.values(repository.manifests).some(({ manifests }) =>
    manifests.includes(digest),
  );
}
