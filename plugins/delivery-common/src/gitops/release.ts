import { z } from 'zod';

/** An image by name and content. */
export const imageSchema = z
  .object({
    repository: z.string().min(1),
    tag: z.string().min(1).optional(),
    /** Always there on what a pipeline made; a prebuilt image may have a tag alone, where its registry did not answer. */
    digest: z
      .string()
      .regex(/^sha256:[0-9a-f]{64}$/)
      .optional(),
  })
  .refine(({ tag, digest }) => tag ?? digest, 'expected a tag or a digest');

/** What made a release. */
const releaseOriginSchema = z.object({
  /** Full SHA of the commit in the service's repository; a prebuilt image has none. */
  commit: z.string().min(1).optional(),
  /** Address of the pipeline run, or of the portal's task that released a prebuilt image. */
  run: z.string().min(1),
  /** Login of who caused it. */
  actor: z.string().min(1),
  /** When, ISO 8601 in UTC. */
  at: z.string().min(1),
});

/**
 * The content of `environments/<env>/<service>/release.yaml` in the GitOps repository.
 * Before the first image `image` is `{}` and `release` is `{}`.
 */
export const releaseFileSchema = z.object({
  image: z.union([imageSchema, z.object({}).strict()]),
  release: z.union([releaseOriginSchema, z.object({}).strict()]),
});

export type Image = z.infer<typeof imageSchema>;
export type ReleaseOrigin = z.infer<typeof releaseOriginSchema>;
export type ReleaseFile = z.infer<typeof releaseFileSchema>;

/** One image of a service in one environment, with the commit and the run that made it. */
export interface Release {
  image: Image;
  origin: ReleaseOrigin;
}

/** The release that a release file holds, or undefined while the service awaits its first image. */
export function releaseOf(file: ReleaseFile): Release | undefined {
  const image = imageSchema.safeParse(file.image);
  const origin = releaseOriginSchema.safeParse(file.release);
  return image.success && origin.success
    ? { image: image.data, origin: origin.data }
    : undefined;
}
