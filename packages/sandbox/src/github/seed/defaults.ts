import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { propertySchema, type RepositoryStore } from '../store';

const defaultsSchema = z.object({
  teams: z.array(z.object({ slug: z.string(), name: z.string() })).default([]),
  properties: z.array(propertySchema).default([]),
});

/** The file beside the repositories' folders that says which teams and custom properties the organisation has. */
export const DEFAULTS_FILE = 'organisation.yaml';

/** Adds what the file names and the organisation lacks; what is there stays as it is. */
export async function seedDefaults(
  store: RepositoryStore,
  organisationDir: string,
): Promise<void> {
  const path = join(organisationDir, DEFAULTS_FILE);
  const text = await readFile(path, 'utf8').catch(
    (error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') {
        return undefined;
      }
      throw error;
    },
  );
  if (text === undefined) {
    return;
  }
  const parsed = defaultsSchema.safeParse(parse(text) ?? {});
  if (!parsed.success) {
    throw new Error(`${path} is not as expected: ${parsed.error.message}`);
  }
  const { teams, properties } = parsed.data;
  const present = store.organisation.value;
  const newTeams = teams
    .filter(({ slug }) => present.teams.every(team => team.slug !== slug))
    .map(team => ({
      ...team,
      id: store.newId(),
      description: null,
      createdAt: new Date().toISOString(),
    }));
  const newProperties = properties.filter(({ property_name }) =>
    present.properties.every(known => known.property_name !== property_name),
  );
  if (newTeams.length + newProperties.length > 0) {
    store.organisation.update(organisation => {
      organisation.teams.push(...newTeams);
      organisation.properties.push(...newProperties);
    });
  }
}
