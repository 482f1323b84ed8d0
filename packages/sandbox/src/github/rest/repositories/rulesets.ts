import Router from 'express-promise-router';
import { z } from 'zod';
import type { Stored } from '../../store';
import { nodeId } from '../../views';
import { invalidField, notFound, parseBody } from '../errors';
import { numberOf, paginate, repositoryOf, type Rest } from '../request';

const rulesetSchema = z
  .object({
    name: z.string(),
    target: z.enum(['branch', 'tag', 'push', 'repository']).default('branch'),
    enforcement: z.enum(['disabled', 'active', 'evaluate']),
    bypass_actors: z.array(z.record(z.unknown())).default([]),
    conditions: z.record(z.unknown()).optional(),
    rules: z.array(z.object({ type: z.string() }).passthrough()).default([]),
  })
  .strict();

/** Where rulesets of one owner or repository are kept. */
interface Shelf {
  list(): readonly Stored[];
  save(change: (rulesets: Stored[]) => Stored[]): void;
  source: string;
  sourceType: 'Repository' | 'Organization';
  url: string;
}

/** Rulesets of a repository and of the organisation: stored as sent, not enforced. */
export function rulesets(rest: Rest) {
  const { store, site } = rest;
  const router = Router();
  const shelves: Record<
    string,
    (locals: Parameters<typeof repositoryOf>[0]) => Shelf
  > = {
    '/repos/:owner/:repo/rulesets': response => {
      const repository = repositoryOf(response);
      return {
        list: () => repository.record.rulesets,
        save: change =>
          repository.update(record => {
            record.rulesets = change(record.rulesets);
          }),
        source: repository.slug,
        sourceType: 'Repository',
        url: `${site.api}/repos/${repository.slug}/rulesets`,
      };
    },
    '/orgs/:org/rulesets': () => ({
      list: () => store.organisation.value.rulesets,
      save: change =>
        store.organisation.update(organisation => {
          organisation.rulesets = change(organisation.rulesets);
        }),
      source: site.owner,
      sourceType: 'Organization',
      url: `${site.api}/orgs/${site.owner}/rulesets`,
    }),
  };

  for (const [path, shelfOf] of Object.entries(shelves)) {
    router
      .route(path)
      .get(async (request, response) => {
        const shelf = shelfOf(response);
        const page = paginate(rest, request, response, shelf.list());
        response.json(page.map(ruleset => listedView(shelf, ruleset)));
      })
      .post(async (request, response) => {
        const shelf = shelfOf(response);
        const value = parseBody(rulesetSchema, request.body);
        nameMustBeFree(shelf, value.name);
        const now = new Date().toISOString();
        const made = {
          id: store.newId(),
          createdAt: now,
          updatedAt: now,
          value,
        };
        shelf.save(all => [...all, made]);
        response.status(201).json(rulesetView(shelf, made));
      });
    router
      .route(`${path}/:id`)
      .get(async (request, response) => {
        const shelf = shelfOf(response);
        response.json(rulesetView(shelf, mustFind(shelf, request.params.id)));
      })
      .put(async (request, response) => {
        const shelf = shelfOf(response);
        const present = mustFind(shelf, request.params.id);
        const change = parseBody(rulesetSchema.partial(), request.body);
        if (change.name) {
          nameMustBeFree(shelf, change.name, present.id);
        }
        const sent = Object.keys((request.body ?? {}) as object);
        const changed = {
          ...present,
          updatedAt: new Date().toISOString(),
          value: {
            ...present.value,
            ...Object.fromEntries(
              Object.entries(change).filter(([key]) => sent.includes(key)),
            ),
          },
        };
        shelf.save(all =>
          all.map(ruleset => (ruleset.id === present.id ? changed : ruleset)),
        );
        response.json(rulesetView(shelf, changed));
      })
      .delete(async (request, response) => {
        const shelf = shelfOf(response);
        const present = mustFind(shelf, request.params.id);
        shelf.save(all => all.filter(({ id }) => id !== present.id));
        response.status(204).end();
      });
  }

  router.get(
    '/repos/:owner/:repo/rules/branches/*',
    async (_request, response) => {
      const { record, slug } = repositoryOf(response);
      const active = record.rulesets.filter(
        ({ value }) =>
          value.enforcement === 'active' && value.target === 'branch',
      );
      response.json(
        active.flatMap(({ id, value }) =>
          (value.rules as object[]).map(rule => ({
            ...rule,
            ruleset_source_type: 'Repository',
            ruleset_source: slug,
            ruleset_id: id,
          })),
        ),
      );
    },
  );
  return router;
}

function mustFind(shelf: Shelf, id: string): Stored {
  const found = shelf.list().find(ruleset => ruleset.id === numberOf(id));
  if (!found) {
    throw notFound();
  }
  return found;
}

function nameMustBeFree(shelf: Shelf, name: string, except?: number): void {
  if (
    shelf.list().some(({ id, value }) => value.name === name && id !== except)
  ) {
    throw invalidField('Ruleset', 'name', 'Name must be unique');
  }
}

function listedView(shelf: Shelf, { id, createdAt, updatedAt, value }: Stored) {
  return {
    id,
    node_id: nodeId('RepositoryRuleset', id),
    name: String(value.name),
    target: value.target,
    source_type: shelf.sourceType,
    source: shelf.source,
    enforcement: String(value.enforcement),
    created_at: createdAt,
    updated_at: updatedAt,
    _links: { self: { href: `${shelf.url}/${id}` } },
  };
}

function rulesetView(shelf: Shelf, ruleset: Stored) {
  const { bypass_actors, conditions, rules } = ruleset.value;
  return {
    ...listedView(shelf, ruleset),
    bypass_actors,
    current_user_can_bypass: 'always',
    ...(conditions !== undefined && { conditions }),
    rules,
  };
}
