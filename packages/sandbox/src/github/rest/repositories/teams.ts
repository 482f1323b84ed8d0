import type { Response } from 'express';
import Router from 'express-promise-router';
import { z } from 'zod';
import type { TeamRecord } from '../../store';
import {
  organisationView,
  repositoryView,
  simpleTeamView,
  teamView,
} from '../../views';
import { invalidField, notFound, parseBody } from '../errors';
import { paginate, repositoryOf, type Rest } from '../request';

const createSchema = z.object({
  name: z.string().min(1),
  description: z.string().nullish(),
});
const grantSchema = z.object({ permission: z.string().default('push') });

const LEVELS = ['pull', 'triage', 'push', 'maintain', 'admin'] as const;

/** Teams and what they may do in repositories. */
export function teams(rest: Rest) {
  const { store, site } = rest;
  const router = Router();
  const all = () => store.organisation.value.teams;
  const mustFind = (slug: string): TeamRecord => {
    const team = all().find(candidate => candidate.slug === slug);
    if (!team) {
      throw notFound();
    }
    return team;
  };
  const granted = (slug: string) =>
    store.list().filter(({ record }) => slug in record.teams);
  const view = (team: TeamRecord) =>
    teamView(
      site,
      team,
      granted(team.slug).length,
      organisationView(site, store.list().length),
    );

  router
    .route('/orgs/:org/teams')
    .get(async (request, response) => {
      const page = paginate(rest, request, response, all());
      response.json(page.map(team => simpleTeamView(site, team)));
    })
    .post(async (request, response) => {
      const { name, description } = parseBody(createSchema, request.body);
      const slug = name.toLowerCase().replace(/[^a-z0-9]+/g, '-');
      if (all().some(team => team.slug === slug)) {
        throw invalidField('Team', 'name', 'Name must be unique for this org');
      }
      const team = {
        id: store.newId(),
        slug,
        name,
        description: description ?? null,
        createdAt: new Date().toISOString(),
      };
      store.organisation.update(organisation => {
        organisation.teams.push(team);
      });
      response.status(201).json(view(team));
    });

  router.get('/orgs/:org/teams/:slug', async (request, response) => {
    response.json(view(mustFind(request.params.slug)));
  });
  router.get('/orgs/:org/teams/:slug/members', async (request, response) => {
    mustFind(request.params.slug);
    response.json([]);
  });
  router.get('/orgs/:org/teams/:slug/repos', async (request, response) => {
    const { slug } = mustFind(request.params.slug);
    response.json(
      paginate(rest, request, response, granted(slug)).map(repository =>
        repositoryView(site, repository),
      ),
    );
  });

  const repositoryIn = (params: Record<string, string>) => {
    const repository = store.find(`${params.owner}/${params.repo}`);
    if (!repository) {
      throw notFound();
    }
    return repository;
  };
  router
    .route('/orgs/:org/teams/:slug/repos/:owner/:repo')
    .get(async (request, response: Response) => {
      const repository = repositoryIn(request.params);
      const permission =
        repository.record.teams[mustFind(request.params.slug).slug];
      if (!permission) {
        throw notFound();
      }
      if (!/\.repository\b/.test(request.headers.accept ?? '')) {
        response.status(204).end();
        return;
      }
      response.json({
        ...repositoryView(site, repository),
        permissions: permissionsOf(permission),
        role_name: permission,
      });
    })
    .put(async (request, response) => {
      const repository = repositoryIn(request.params);
      const { slug } = mustFind(request.params.slug);
      const { permission } = parseBody(grantSchema, request.body);
      repository.update(record => {
        record.teams[slug] = permission;
      });
      response.status(204).end();
    })
    .delete(async (request, response) => {
      const repository = repositoryIn(request.params);
      const { slug } = mustFind(request.params.slug);
      repository.update(record => {
        delete record.teams[slug];
      });
      response.status(204).end();
    });

  router.get('/repos/:owner/:repo/teams', async (request, response) => {
    const grants = Object.entries(repositoryOf(response).record.teams);
    response.json(
      paginate(rest, request, response, grants).map(([slug, permission]) => ({
        ...simpleTeamView(site, mustFind(slug)),
        permission,
        permissions: permissionsOf(permission),
      })),
    );
  });
  return router;
}

/** A level allows everything up to it. */
function permissionsOf(
  permission: string,
): Record<(typeof LEVELS)[number], boolean> {
  const level = LEVELS.indexOf(permission as (typeof LEVELS)[number]);
  return Object.fromEntries(
    LEVELS.map((name, i) => [name, i <= level]),
  ) as Record<(typeof LEVELS)[number], boolean>;
}
