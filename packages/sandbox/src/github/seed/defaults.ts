import { z } from 'zod';
import { readDefaults } from '../../core';
import { propertySchema, type RepositoryStore } from '../store';

const defaultsSchema = z.object({
  teams: z.array(z.object({ slug: z.string(), name: z.string() })).default([]),
  properties: z.array(propertySchema).default([]),
});

/** Adds what the file names and the organisation lacks; what is there stays as it is. */
export async function seedDefaults(
  store: RepositoryStore,
  organisationDir: string,
): Promise<void> {
  const { teams, properties } = await readDefaults(
    organisationDir,
    defaultsSchema,
  );
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
