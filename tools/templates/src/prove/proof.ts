import type { JsonObject } from '@backstage/types';
import { readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { merge, TEMPLATES } from '../compose';

const commands = z.array(z.array(z.string()).nonempty()).default([]);

const proofSchema = z
  .object({
    options: z
      .record(z.unknown())
      .default({})
      .describe("Answers to the template's own options"),
    requires: z
      .array(z.string())
      .describe(
        'Commands that must be on PATH, and files by absolute path, for this proof',
      ),
    jdk: z
      .number()
      .int()
      .optional()
      .describe('The least version of the JDK that its commands run with'),
    env: z
      .record(z.string())
      .default({})
      .describe('Environment of every command'),
    install: commands,
    lint: commands,
    test: commands,
    build: commands,
    start: z
      .object({
        kind: z.enum(['http', 'worker']),
        command: z.array(z.string()).nonempty(),
        user: z
          .number()
          .int()
          .optional()
          .describe("The image's user, whom root runs it as"),
        env: z.record(z.string()).default({}),
      })
      .strict()
      .optional()
      .describe('How it runs; left out where nothing is started'),
    endpoints: z
      .array(
        z
          .object({
            path: z.string(),
            status: z.number().int(),
            contains: z.string().optional(),
          })
          .strict(),
      )
      .default([]),
    refuses: z
      .array(z.object({ env: z.record(z.string()), says: z.string() }).strict())
      .default([])
      .describe('Configuration that it must not start with, and what it says'),
    stop: z
      .object({ graceSeconds: z.number().positive() })
      .strict()
      .default({ graceSeconds: 30 }),
  })
  .strict();

/** How one choice of a template is proven. */
export type Proof = z.infer<typeof proofSchema>;

/** The proofs of a template, one for each case of its proof.yaml; none where it has no such file. */
export function readProofs(name: string, root = TEMPLATES): Proof[] {
  const file = path.join(root, name, 'proof.yaml');
  if (!statSync(file, { throwIfNoEntry: false })) {
    return [];
  }
  const { cases = [{}], ...common } = parse(
    readFileSync(file, 'utf8'),
  ) as JsonObject & {
    cases?: JsonObject[];
  };
  return cases.map(one => proofOf(merge(common, one)));
}

export function proofOf(proof: object): Proof {
  return proofSchema.parse(proof);
}

/** A proof in words: the choice that it is of. */
export function choiceOf({ options }: Proof): string {
  return (
    Object.entries(options)
      .map(([key, value]) => `${key}: ${value}`)
      .join(', ') || 'as the form begins'
  );
}
