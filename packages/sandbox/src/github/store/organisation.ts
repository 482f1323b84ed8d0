import { z } from 'zod';
import { secretsSchema, storedSchema, variablesSchema } from './record';

export const propertySchema = z.object({
  property_name: z.string(),
  value_type: z.enum([
    'string',
    'single_select',
    'multi_select',
    'true_false',
    'url',
  ]),
  required: z.boolean().optional(),
  default_value: z.union([z.string(), z.array(z.string())]).nullish(),
  description: z.string().nullish(),
  allowed_values: z.array(z.string()).nullish(),
});
export type PropertyDefinition = z.infer<typeof propertySchema>;

const teamSchema = z.object({
  id: z.number(),
  slug: z.string(),
  name: z.string(),
  description: z.string().nullable(),
  createdAt: z.string(),
});
export type TeamRecord = z.infer<typeof teamSchema>;

/** The state of the organisation and the counter that every id comes from. */
export const organisationSchema = z.object({
  nextId: z.number(),
  properties: z.array(propertySchema),
  teams: z.array(teamSchema),
  rulesets: z.array(storedSchema),
  hooks: z.array(storedSchema),
  variables: variablesSchema,
  secrets: secretsSchema,
});
export type OrganisationRecord = z.infer<typeof organisationSchema>;

export function newOrganisation(): OrganisationRecord {
  return {
    nextId: 700_000_001,
    properties: [],
    teams: [],
    rulesets: [],
    hooks: [],
    variables: {},
    secrets: {},
  };
}
