import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'yaml';
import type { z } from 'zod';

/** The file beside the repositories' folders: what the organisation has beyond repositories. */
const DEFAULTS_FILE = 'organisation.yaml';

/** A part of that file, by a schema of that part alone; an absent file is an empty one. */
export async function readDefaults<S extends z.ZodTypeAny>(
  organisationDir: string,
  schema: S,
): Promise<z.output<S>> {
  const path = join(organisationDir, DEFAULTS_FILE);
  const text = await readFile(path, 'utf8').catch(
    (error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') {
        return '';
      }
      throw error;
    },
  );
  const parsed = schema.safeParse(parse(text) ?? {});
  if (!parsed.success) {
    throw new Error(`${path} is not as expected: ${parsed.error.message}`);
  }
  return parsed.data;
}
