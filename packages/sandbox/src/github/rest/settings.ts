import { createHash, generateKeyPairSync } from 'node:crypto';
import type { Request, Response } from 'express';
import Router from 'express-promise-router';
import { z } from 'zod';
import type { OrganisationRecord, RepositoryRecord } from '../store';
import { ApiError, notFound, parseBody } from './errors';
import { paginate, repositoryOf, type Rest } from './request';

type Settings = Pick<RepositoryRecord, 'variables' | 'secrets'>;

/** Where variables and secrets of one level are kept. */
interface Scope {
  read: Settings;
  update(change: (settings: Settings) => void): void;
  /** What lists of this level carry beyond name and times. */
  extra: Record<string, unknown>;
}

const variableSchema = z.object({ name: z.string().min(1), value: z.string() });
const secretSchema = z.object({
  encrypted_value: z.string(),
  key_id: z.string(),
});

/** Variables and secrets of the organisation, a repository and its environments. A secret's value is thrown away. */
export function settings(rest: Rest) {
  const { store, site } = rest;
  const router = Router();
  const publicKey = newPublicKey();

  const organisation = (): Scope => ({
    read: store.organisation.value as OrganisationRecord,
    update: change => store.organisation.update(change),
    extra: {
      visibility: 'all',
      selected_repositories_url: `${site.api}/orgs/${site.owner}/actions/selected`,
    },
  });
  const repository = (_request: Request, response: Response): Scope => {
    const found = repositoryOf(response);
    return {
      read: found.record,
      update: change => found.update(change),
      extra: {},
    };
  };
  const environment = (request: Request, response: Response): Scope => {
    const found = repositoryOf(response);
    const name = request.params.environment;
    const read = found.record.environments[name];
    if (!read) {
      throw notFound();
    }
    return {
      read,
      update: change =>
        found.update(record => change(record.environments[name])),
      extra: {},
    };
  };
  const scopes: Record<
    string,
    (request: Request, response: Response) => Scope
  > = {
    '/orgs/:org/actions': organisation,
    '/repos/:owner/:repo/actions': repository,
    '/repos/:owner/:repo/environments/:environment': environment,
  };

  for (const [path, scopeOf] of Object.entries(scopes)) {
    const times = (item: { createdAt: string; updatedAt: string }) => ({
      created_at: item.createdAt,
      updated_at: item.updatedAt,
    });
    const variable = (scope: Scope, name: string) => {
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
    };
    const secret = (scope: Scope, name: string) => {
      const found = scope.read.secrets[name.toUpperCase()];
      if (!found) {
        throw notFound();
      }
      return { name: name.toUpperCase(), ...times(found), ...scope.extra };
    };

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
        scope.update(({ variables }) => {
          const now = new Date().toISOString();
          variables[key] = { value, createdAt: now, updatedAt: now };
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
        scope.update(({ variables }) => {
          delete variables[present.name];
          variables[key] = {
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
        scope.update(({ variables }) => {
          delete variables[name];
        });
        response.status(204).end();
      });

    router.get(`${path}/secrets`, async (request, response) => {
      const scope = scopeOf(request, response);
      const names = Object.keys(scope.read.secrets).sort();
      response.json({
        total_count: names.length,
        secrets: paginate(rest, request, response, names).map(name =>
          secret(scope, name),
        ),
      });
    });
    router.get(`${path}/secrets/public-key`, async (_request, response) => {
      response.json(publicKey);
    });
    router
      .route(`${path}/secrets/:name`)
      .get(async (request, response) => {
        response.json(secret(scopeOf(request, response), request.params.name));
      })
      .put(async (request, response) => {
        const scope = scopeOf(request, response);
        parseBody(secretSchema, request.body);
        const key = validName(request.params.name);
        const present = scope.read.secrets[key];
        scope.update(({ secrets }) => {
          const now = new Date().toISOString();
          secrets[key] = {
            createdAt: present?.createdAt ?? now,
            updatedAt: now,
          };
        });
        if (present) {
          response.status(204).end();
        } else {
          response.status(201).json({});
        }
      })
      .delete(async (request, response) => {
        const scope = scopeOf(request, response);
        const { name } = secret(scope, request.params.name);
        scope.update(({ secrets }) => {
          delete secrets[name];
        });
        response.status(204).end();
      });
  }
  return router;
}

function validName(name: string): string {
  if (!/^[a-z_]\w*$/i.test(name) || /^github_/i.test(name)) {
    throw new ApiError(
      422,
      'Names can only contain alphanumeric characters or underscores, and must not start with a number or GITHUB_',
    );
  }
  return name.toUpperCase();
}

function newPublicKey() {
  const { publicKey } = generateKeyPairSync('x25519');
  const key = publicKey.export({ format: 'der', type: 'spki' }).subarray(-32);
  const id = createHash('sha256').update(key).digest();
  return {
    key_id: id.readBigUInt64BE().toString(),
    key: key.toString('base64'),
  };
}
