import { createHash, generateKeyPairSync } from 'node:crypto';
import Router from 'express-promise-router';
import { z } from 'zod';
import { notFound, parseBody } from '../errors';
import { paginate, type Rest } from '../request';
import { settingScopes, times, validName, type Scope } from './settingScopes';

const secretSchema = z.object({
  encrypted_value: z.string(),
  key_id: z.string(),
});

/** Secrets of Actions: their names. A secret's value is thrown away. */
export function secrets(rest: Rest) {
  const router = Router();
  const publicKey = newPublicKey();
  for (const [path, scopeOf] of settingScopes(rest)) {
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
        scope.update(settings => {
          const now = new Date().toISOString();
          settings.secrets[key] = {
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
        scope.update(settings => {
          delete settings.secrets[name];
        });
        response.status(204).end();
      });
  }
  return router;
}

function secret(scope: Scope, name: string) {
  const found = scope.read.secrets[name.toUpperCase()];
  if (!found) {
    throw notFound();
  }
  return { name: name.toUpperCase(), ...times(found), ...scope.extra };
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
