import Router from 'express-promise-router';
import { z } from 'zod';
import {
  propertySchema,
  propertyValueSchema,
  type PropertyDefinition,
  type RepositoryStore,
} from '../../store';
import { ApiError, parseBody } from '../errors';
import { paginate, repositoryOf, type Rest } from '../request';

type PropertyValue = z.infer<typeof propertyValueSchema>;

const schemaSchema = z.object({ properties: z.array(propertySchema).min(1) });
const valuesSchema = z.object({
  properties: z.array(
    z.object({ property_name: z.string(), value: propertyValueSchema }),
  ),
});

/** 422 where a value is of no property that the organisation has defined, or not of its type. */
export function checkProperties(
  store: RepositoryStore,
  values: Record<string, PropertyValue>,
): void {
  const { properties } = store.organisation.value;
  for (const [name, value] of Object.entries(values)) {
    const definition = properties.find(
      ({ property_name }) => property_name === name,
    );
    if (!definition) {
      throw new ApiError(422, `Property '${name}' does not exist`);
    }
    if (!fits(definition, value)) {
      throw new ApiError(
        422,
        `Property '${name}' has an invalid value for its type ${definition.value_type}`,
      );
    }
  }
}

function fits(definition: PropertyDefinition, value: PropertyValue): boolean {
  if (value === null) {
    return true;
  }
  if (Array.isArray(value) !== (definition.value_type === 'multi_select')) {
    return false;
  }
  if (definition.value_type === 'true_false') {
    return value === 'true' || value === 'false';
  }
  const allowed = definition.allowed_values;
  return (
    !allowed?.length || [value].flat().every(item => allowed.includes(item))
  );
}

/** Custom properties: their definitions and a repository's values. */
export function customProperties(rest: Rest) {
  const { store, site } = rest;
  const router = Router();
  const view = (definition: PropertyDefinition) => ({
    url: `${site.api}/orgs/${site.owner}/properties/schema/${definition.property_name}`,
    source_type: 'organization',
    required: false,
    default_value: null,
    description: null,
    allowed_values: null,
    values_editable_by: 'org_actors',
    ...definition,
  });

  router.get('/orgs/:org/properties/schema', async (_request, response) => {
    response.json(store.organisation.value.properties.map(view));
  });
  router.patch('/orgs/:org/properties/schema', async (request, response) => {
    const { properties } = parseBody(schemaSchema, request.body);
    define(store, properties);
    response.json(store.organisation.value.properties.map(view));
  });
  router.put(
    '/orgs/:org/properties/schema/:name',
    async (request, response) => {
      const definition = parseBody(propertySchema, {
        ...request.body,
        property_name: request.params.name,
      });
      define(store, [definition]);
      response.json(view(definition));
    },
  );
  router.delete(
    '/orgs/:org/properties/schema/:name',
    async (request, response) => {
      store.organisation.update(organisation => {
        organisation.properties = organisation.properties.filter(
          ({ property_name }) => property_name !== request.params.name,
        );
      });
      response.status(204).end();
    },
  );
  router.get('/orgs/:org/properties/values', async (request, response) => {
    response.json(
      paginate(rest, request, response, store.list()).map(repository => ({
        repository_id: repository.id,
        repository_name: repository.name,
        repository_full_name: repository.slug,
        properties: listed(repository.record.customProperties),
      })),
    );
  });
  router.get(
    '/repos/:owner/:repo/properties/values',
    async (_request, response) => {
      response.json(listed(repositoryOf(response).record.customProperties));
    },
  );
  router.patch(
    '/repos/:owner/:repo/properties/values',
    async (request, response) => {
      const { properties } = parseBody(valuesSchema, request.body);
      const values = Object.fromEntries(
        properties.map(({ property_name, value }) => [property_name, value]),
      );
      checkProperties(store, values);
      repositoryOf(response).update(record => {
        for (const [name, value] of Object.entries(values)) {
          if (value === null) {
            delete record.customProperties[name];
          } else {
            record.customProperties[name] = value;
          }
        }
      });
      response.status(204).end();
    },
  );
  return router;
}

function listed(values: Record<string, PropertyValue>) {
  return Object.entries(values).map(([property_name, value]) => ({
    property_name,
    value,
  }));
}

function define(
  store: RepositoryStore,
  definitions: PropertyDefinition[],
): void {
  const names = definitions.map(({ property_name }) => property_name);
  store.organisation.update(organisation => {
    organisation.properties = [
      ...organisation.properties.filter(
        ({ property_name }) => !names.includes(property_name),
      ),
      ...definitions,
    ];
  });
}
