import Router from 'express-promise-router';
import { z } from 'zod';
import { ApiError, notFound, parseBody } from '../errors';
import { paginate, type Rest } from '../request';
import { settingScopes, times, validName, type Scope } from './settingScopes';

const variableSchema = z.object({ name: z.string().min(1), value: z.string() });

/** Variables of Actions. */
export function variables(rest: Rest) {
  const router = Router();
  for (const [path, scopeOf] of settingScopes(rest)) {
    router
      .route(`${path}/variables`)
      .get(async (request, response) => {
        const scope = scopeOf(request, response);
        const names = Object.keys(scope.read.variables).sort();
        response.json({
          total_count: names.length,
          variables: paginate(rest, request, response, names).map(name =>
            variable(scope, name),
          ),
        });
      })
      .post(async (request, response) => {
        const scope = scopeOf(request, response);
        const { name, value } = parseBody(variableSchema, request.body);
        const key = validName(name);
        if (scope.read.variables[key]) {
          throw new ApiError(409, 'Already exists - Variable already exists');
        }
        scope.update(settings => {
          const now = new Date().toISOString();
          settings.variables[key] = { value, createdAt: now, updatedAt: now };
        });
        response.status(201).json({});
      });

    router
      .route(`${path}/variables/:name`)
      .get(async (request, response) => {
        response.json(
          variable(scopeOf(request, response), request.params.name),
        );
      })
      .patch(async (request, response) => {
        const scope = scopeOf(request, response);
        const present = variable(scope, request.params.name);
        const change = parseBody(variableSchema.partial(), request.body);
        const key = validName(change.name ?? present.name);
        scope.update(settings => {
          delete settings.variables[present.name];
          settings.variables[key] = {
            value: change.value ?? present.value,
            createdAt: present.created_at,
            updatedAt: new Date().toISOString(),
          };
        });
        response.status(204).end();
      })
      .delete(async (request, response) => {
        const scope = scopeOf(request, response);
        const { name } = variable(scope, request.params.name);
        scope.update(settings => {
          delete settings.variables[name];
        });
        response.status(204).end();
      });
  }
  return router;
}

function variable(scope: Scope, name: string) {
  const found = scope.read.variables[name.toUpperCase()];
  if (!found) {
    throw notFound();
  }
  return {
    name: name.toUpperCase(),
    value: found.value,
    ...times(found),
    ...scope.extra,
  };
}
