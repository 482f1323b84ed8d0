import Router from 'express-promise-router';
import { z } from 'zod';
import { mayOpen, type Identity } from '../../auth';
import { makeCommit } from '../../commits';
import { applyChanges } from '../../git';
import {
  NameTakenError,
  propertyValueSchema,
  type Repository,
} from '../../store';
import { fullRepositoryView, repositoryView } from '../../views';
import { ApiError, parseBody } from '../errors';
import { checkProperties } from './properties';
import {
  checkDescription,
  nameTaken,
  REPOSITORY_NAME,
  settingsOf,
  settingsSchema,
  visibilityOf,
} from './settings';
import { identityOf, paginate, queryOf, type Rest } from '../request';

const createSchema = settingsSchema.extend({
  name: z.string(),
  auto_init: z.boolean().default(false),
  custom_properties: z.record(propertyValueSchema).default({}),
  topics: z.array(z.string()).default([]),
});

/** `/orgs/:org/repos` */
export function organisationRepositories(rest: Rest) {
  const { store, site } = rest;
  const router = Router();
  router.get('/orgs/:org/repos', async (request, response) => {
    const identity = identityOf(response);
    const visible = store
      .list()
      .filter(repository => mayOpen(identity, repository.slug));
    const type = queryOf(request, 'type');
    const wanted = visible.filter(({ record }) => {
      if (type === 'public' || type === 'private') {
        return (record.visibility === 'public') === (type === 'public');
      }
      return true;
    });
    response.json(
      paginate(
        rest,
        request,
        response,
        sorted(wanted, queryOf(request, 'sort'), queryOf(request, 'direction')),
      ).map(repository => repositoryView(site, repository, identity)),
    );
  });

  router.post('/orgs/:org/repos', async (request, response) => {
    const body = parseBody(createSchema, request.body);
    const identity = identityOf(response);
    if (!REPOSITORY_NAME.test(body.name) || body.name.endsWith('.git')) {
      throw new ApiError(422, 'Repository creation failed.', [
        {
          resource: 'Repository',
          code: 'custom',
          field: 'name',
          message: 'name is not a valid repository name',
        },
      ]);
    }
    checkDescription(body.description);
    checkProperties(store, body.custom_properties);
    try {
      const repository = await store.create(
        body.name,
        {
          description: body.description ?? null,
          homepage: body.homepage ?? null,
          visibility: visibilityOf(body) ?? 'public',
          topics: body.topics,
          customProperties: body.custom_properties,
          settings: settingsOf(body),
        },
        async draft => {
          if (body.auto_init) {
            await commitReadme(rest, draft, body.description, identity);
          }
        },
        identity.login,
      );
      response
        .status(201)
        .location(`${site.api}/repos/${repository.slug}`)
        .json(fullRepositoryView(site, repository, identity));
    } catch (error) {
      throw error instanceof NameTakenError
        ? nameTaken('Repository creation failed.')
        : error;
    }
  });
  return router;
}

/** The one commit that `auto_init` makes. */
async function commitReadme(
  { tokens }: Rest,
  draft: Repository,
  description: string | null | undefined,
  identity: Identity,
): Promise<void> {
  const text = `# ${draft.name}${description ? `\n${description}` : ''}\n`;
  const sha = await draft.git.objects.write('blob', Buffer.from(text));
  const tree = await applyChanges(draft.git.objects, undefined, [
    { path: 'README.md', mode: '100644', sha },
  ]);
  const commit = await makeCommit(draft.git.objects, tokens, {
    tree,
    parents: [],
    message: 'Initial commit',
    login: identity.login,
  });
  await draft.git.plantBranch(draft.record.defaultBranch, commit);
}

function sorted(
  repositories: Repository[],
  sort: string | undefined,
  direction: string | undefined,
): Repository[] {
  const key = (repository: Repository): string =>
    ({
      updated: repository.record.updatedAt,
      pushed: repository.record.pushedAt,
      full_name: repository.slug,
    }[sort ?? ''] ?? repository.record.createdAt);
  const ascending = direction ? direction === 'asc' : sort === 'full_name';
  return [...repositories].sort(
    (a, b) => (key(a) < key(b) ? -1 : 1) * (ascending ? 1 : -1),
  );
}
