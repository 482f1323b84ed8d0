import { z } from 'zod';
import { resolveReference, type Repository } from '../store';
import type { RegistryDeps } from '../oci/OciCall';
import { AwsError } from './AwsError';

/** An operation of the ECR API: the JSON input in, the JSON output out. */
export type Operation = (
  deps: RegistryDeps,
  input: unknown,
) => object | Promise<object>;

/** Checks the input against the members that the sandbox honours; others are refused by name rather than ignored. */
export function operation<T extends z.ZodRawShape>(
  shape: T,
  handler: (
    deps: RegistryDeps,
    input: z.output<z.ZodObject<T>>,
  ) => object | Promise<object>,
): Operation {
  const schema = z
    .object({ registryId: z.string().optional(), ...shape })
    .strict();
  return (deps, input) => {
    const parsed = schema.safeParse(input);
    if (!parsed.success) {
      const [issue] = parsed.error.issues;
      throw invalidParameter(issue.path.join('.') || 'input', issue.message);
    }
    const { registryId } = parsed.data as { registryId?: string };
    if (registryId && registryId !== deps.context.accountId) {
      throw new AwsError(
        'AccessDeniedException',
        `User: ${callerArn(
          deps.context.accountId,
        )} is not authorized to use the registry with id '${registryId}'`,
      );
    }
    return handler(deps, parsed.data as z.output<z.ZodObject<T>>);
  };
}

export function invalidParameter(where: string, reason: string): AwsError {
  return new AwsError(
    'InvalidParameterException',
    `Invalid parameter at '${where}' failed to satisfy constraint: '${reason}'`,
  );
}

export function callerArn(accountId: string): string {
  return `arn:aws:iam::${accountId}:user/sandbox`;
}

export function repositoryArn(deps: RegistryDeps, name: string): string {
  const { region, accountId } = deps.context;
  return `arn:aws:ecr:${region}:${accountId}:repository/${name}`;
}

export function existing(deps: RegistryDeps, name: string): Repository {
  const repository = deps.store.find(name);
  if (!repository) {
    throw new AwsError(
      'RepositoryNotFoundException',
      `The repository with name '${name}' does not exist in the registry with id '${deps.context.accountId}'`,
    );
  }
  return repository;
}

export const imageIdSchema = z
  .object({
    imageDigest: z.string().optional(),
    imageTag: z.string().optional(),
  })
  .strict();

export type ImageId = z.output<typeof imageIdSchema>;

/** The digest of an image that is there and, where both are given, to which the tag points. */
export function findImage(
  repository: Repository,
  { imageDigest, imageTag }: ImageId,
): string | undefined {
  const byDigest =
    imageDigest && Object.hasOwn(repository.manifests, imageDigest)
      ? imageDigest
      : undefined;
  if (imageTag === undefined) {
    return byDigest;
  }
  const byTag = Object.hasOwn(repository.tags, imageTag)
    ? resolveReference(repository, imageTag)
    : undefined;
  return imageDigest && imageDigest !== byTag ? undefined : byTag;
}

export function imageNotFound(
  deps: RegistryDeps,
  name: string,
  id: ImageId,
): AwsError {
  return new AwsError(
    'ImageNotFoundException',
    `The image with imageId {imageDigest:'${
      id.imageDigest ?? 'null'
    }', imageTag:'${
      id.imageTag ?? 'null'
    }'} does not exist within the repository with name '${name}' in the registry with id '${
      deps.context.accountId
    }'`,
  );
}

export const pageShape = {
  maxResults: z.number().int().min(1).max(1000).optional(),
  nextToken: z.string().optional(),
};

/** One page of a list and the token of the next. */
export function page<T>(
  all: T[],
  { maxResults = 100, nextToken }: { maxResults?: number; nextToken?: string },
): { items: T[]; nextToken?: string } {
  const position = nextToken && Buffer.from(nextToken, 'base64').toString();
  const start = Number(position ?? 0);
  if (position === '' || !Number.isInteger(start) || start < 0) {
    throw invalidParameter('nextToken', 'Invalid next token');
  }
  const end = start + maxResults;
  return {
    items: all.slice(start, end),
    ...(end < all.length && {
      nextToken: Buffer.from(String(end)).toString('base64'),
    }),
  };
}
