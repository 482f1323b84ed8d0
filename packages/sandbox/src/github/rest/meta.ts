import Router from 'express-promise-router';
import { z } from 'zod';
import { presentedSecret } from '../../core';
import {
  INSTALLATION_ID,
  mayOpen,
  PERSON_LOGIN,
  APP_LOGIN,
  APP_SLUG,
} from '../auth';
import {
  appView,
  fullUserView,
  installationView,
  organisationView,
  simpleOrganisationView,
  PERMISSIONS,
  repositoryView,
} from '../views';
import { RATE_LIMIT } from './access';
import { forbidden, notFound, parseBody } from './errors';
import { identityOf, paginate, queryOf, type Rest } from './request';

const tokenSchema = z.object({
  repositories: z.array(z.string()).optional(),
  repository_ids: z.array(z.number()).optional(),
  permissions: z.record(z.string()).optional(),
});

/** Who asks, the App and its installation, users, the organisation and limits. */
export function meta(rest: Rest) {
  const { store, site, tokens } = rest;
  const router = Router();
  const count = () => store.list().length;

  router.get('/user', async (_request, response) => {
    response.json(fullUserView(site, identityOf(response).login, count()));
  });
  router.get('/users/:login', async (request, response) => {
    const { login } = request.params;
    const known = [
      site.owner,
      APP_LOGIN,
      PERSON_LOGIN,
      'github-actions[bot]',
      identityOf(response).login,
    ];
    if (!known.includes(login)) {
      throw notFound();
    }
    response.json(
      fullUserView(site, login, login === site.owner ? count() : 0),
    );
  });
  router.get('/orgs/:org', async (_request, response) => {
    response.json(organisationView(site, count()));
  });
  router.get('/user/orgs', async (_request, response) => {
    response.json([simpleOrganisationView(site)]);
  });
  router.get('/rate_limit', async (_request, response) => {
    const reset = Math.floor(Date.now() / 1000) + 3600;
    const core = { limit: RATE_LIMIT, remaining: RATE_LIMIT, reset, used: 0 };
    response.json({
      resources: { core, search: core, graphql: core },
      rate: core,
    });
  });

  router.get('/app', async (_request, response) => {
    response.json(appView(site));
  });
  router.get('/app/installations', async (_request, response) => {
    response.json([installationView(site)]);
  });
  router.get(
    [
      '/app/installations/:id',
      '/orgs/:org/installation',
      '/users/:login/installation',
      '/repos/:owner/:repo/installation',
    ],
    async (request, response) => {
      const { id, login } = request.params as Record<string, string>;
      if (
        (id && id !== String(INSTALLATION_ID)) ||
        (login && login !== site.owner)
      ) {
        throw notFound();
      }
      response.json(installationView(site));
    },
  );
  router.get('/apps/:slug', async (request, response) => {
    if (request.params.slug !== APP_SLUG) {
      throw notFound();
    }
    response.json(appView(site));
  });
  router.post(
    '/app/installations/:id/access_tokens',
    async (request, response) => {
      if (identityOf(response).repositories) {
        throw forbidden();
      }
      if (request.params.id !== String(INSTALLATION_ID)) {
        throw notFound();
      }
      const body = parseBody(tokenSchema, request.body);
      const names = [
        ...(body.repositories ?? []),
        ...(body.repository_ids ?? []).map(
          id => store.findById(id)?.name ?? '',
        ),
      ];
      const limited =
        body.repositories !== undefined || body.repository_ids !== undefined;
      const chosen = names.map(name => store.find(`${site.owner}/${name}`));
      if (chosen.includes(undefined)) {
        throw notFound();
      }
      const expiresInSeconds = 3600;
      const token = tokens.mint({
        repositories: limited ? names : undefined,
        actor: APP_LOGIN,
        expiresInSeconds,
      });
      response.status(201).json({
        token,
        expires_at: new Date(
          Date.now() + expiresInSeconds * 1000,
        ).toISOString(),
        permissions: body.permissions ?? PERMISSIONS,
        repository_selection: limited ? 'selected' : 'all',
        ...(limited && {
          repositories: chosen.flatMap(found =>
            found ? [repositoryView(site, found)] : [],
          ),
        }),
      });
    },
  );
  router.delete('/installation/token', async (request, response) => {
    const token = presentedSecret(request.headers.authorization);
    if (!token || !tokens.revoke(token)) {
      throw forbidden();
    }
    response.status(204).end();
  });
  router.get('/installation/repositories', async (request, response) => {
    const identity = identityOf(response);
    const visible = store.list().filter(({ slug }) => mayOpen(identity, slug));
    response.json({
      total_count: visible.length,
      repository_selection: identity.repositories ? 'selected' : 'all',
      repositories: paginate(rest, request, response, visible).map(repository =>
        repositoryView(site, repository, identity),
      ),
    });
  });

  router.get('/search/repositories', async (request, response) => {
    const identity = identityOf(response);
    const found = search(queryOf(request, 'q') ?? '');
    const visible = found.filter(({ slug }) => mayOpen(identity, slug));
    response.json({
      total_count: visible.length,
      incomplete_results: false,
      items: paginate(rest, request, response, visible).map(repository => ({
        ...repositoryView(site, repository, identity),
        score: 1,
      })),
    });
  });

  /** Words of the name or description, `org:`, `user:`, `topic:` and `props.<name>:`. */
  function search(query: string) {
    const terms = query
      .toLowerCase()
      .split(/\s+/)
      .filter(term => term !== '');
    return store.list().filter(({ owner, name, record }) =>
      terms.every(term => {
        const [, key, value] = /^([\w.-]+):(.*)$/.exec(term) ?? [];
        if (key === 'org' || key === 'user') {
          return owner.toLowerCase() === value;
        }
        if (key === 'topic') {
          return record.topics.includes(value);
        }
        if (key?.startsWith('props.')) {
          const property = record.customProperties[key.slice('props.'.length)];
          return [property].flat().some(item => item?.toLowerCase() === value);
        }
        const text = `${name} ${record.description ?? ''}`.toLowerCase();
        return key === undefined ? text.includes(term) : true;
      }),
    );
  }
  return router;
}
