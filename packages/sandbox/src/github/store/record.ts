import { z } from 'zod';

const stamped = { createdAt: z.string(), updatedAt: z.string() };

const pullSchema = z.object({
  id: z.number(),
  number: z.number(),
  title: z.string(),
  body: z.string().nullable(),
  state: z.enum(['open', 'closed']),
  draft: z.boolean(),
  /** Branch names; `sha` is where they were when the pull request was last seen open. */
  head: z.object({ ref: z.string(), sha: z.string() }),
  base: z.object({ ref: z.string(), sha: z.string() }),
  author: z.string(),
  ...stamped,
  closedAt: z.string().nullable(),
  mergedAt: z.string().nullable(),
  mergedBy: z.string().nullable(),
  mergeCommit: z.string().nullable(),
  labels: z.array(z.string()),
});
export type PullRecord = z.infer<typeof pullSchema>;

export const commentSchema = z.object({
  id: z.number(),
  issue: z.number(),
  author: z.string(),
  body: z.string(),
  ...stamped,
});

/** What a client sent and gets back, with an id and times of the sandbox. */
export const storedSchema = z.object({
  id: z.number(),
  ...stamped,
  value: z.record(z.unknown()),
});
export type Stored = z.infer<typeof storedSchema>;

export const variablesSchema = z.record(
  z.object({ value: z.string(), ...stamped }),
);
/** Names only: the sandbox has no use for a secret's value. */
export const secretsSchema = z.record(z.object(stamped));

export const environmentSchema = z.object({
  id: z.number(),
  ...stamped,
  value: z.record(z.unknown()),
  variables: variablesSchema,
  secrets: secretsSchema,
});

export const propertyValueSchema = z
  .union([z.string(), z.array(z.string())])
  .nullable();

/** What the sandbox knows of a repository beyond git; kept inside the bare repository, so that both appear together. */
export const recordSchema = z.object({
  id: z.number(),
  description: z.string().nullable(),
  homepage: z.string().nullable(),
  visibility: z.enum(['private', 'internal', 'public']),
  topics: z.array(z.string()),
  defaultBranch: z.string(),
  archived: z.boolean(),
  customProperties: z.record(propertyValueSchema),
  /** `has_issues`, `allow_squash_merge` and their like. */
  settings: z.record(z.boolean()),
  ...stamped,
  pushedAt: z.string(),
  /** The last commit and the digest of the sources that the organisation's seed wrote. */
  seed: z.object({ commit: z.string(), digest: z.string() }).optional(),
  nextNumber: z.number(),
  pulls: z.array(pullSchema),
  comments: z.array(commentSchema),
  rulesets: z.array(storedSchema),
  /** By branch. */
  protection: z.record(z.record(z.unknown())),
  /** Permission by team. */
  teams: z.record(z.string()),
  variables: variablesSchema,
  secrets: secretsSchema,
  environments: z.record(environmentSchema),
  /** `value.sha` is the commit. */
  statuses: z.array(storedSchema),
  checkRuns: z.array(storedSchema),
  hooks: z.array(storedSchema),
});
export type RepositoryRecord = z.infer<typeof recordSchema>;

export function newRecord(
  id: number,
  options: Partial<RepositoryRecord>,
): RepositoryRecord {
  const now = new Date().toISOString();
  return {
    id,
    description: null,
    homepage: null,
    visibility: 'private',
    topics: [],
    defaultBranch: 'main',
    archived: false,
    customProperties: {},
    settings: {},
    createdAt: now,
    updatedAt: now,
    pushedAt: now,
    nextNumber: 1,
    pulls: [],
    comments: [],
    rulesets: [],
    protection: {},
    teams: {},
    variables: {},
    secrets: {},
    environments: {},
    statuses: [],
    checkRuns: [],
    hooks: [],
    ...options,
  };
}
