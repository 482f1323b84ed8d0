import Router from 'express-promise-router';
import { z } from 'zod';
import { mayOpen, type Identity } from '../auth';
import { makeCommit } from '../commits';
import { applyChanges } from '../git';
import { NameTakenError, propertyValueSchema, type Repository } from '../store';
import { fullRepositoryView, repositoryView, SETTING_NAMES } from '../views';
import { ApiError, invalidField, notFound, parseBody } from './errors';
import { checkProperties } from './properties';
import {
  identityOf,
  paginate,
  queryOf,
  repositoryOf,
  type Rest,
} from './request';

const visibilitySchema = z.enum(['private', 'internal', 'public']);

const settingsShape = Object.fromEntries(
  SETTING_NAMES.map(name => [name, z.boolean().optional()]),
);

const changeSchema = z.object({
  description: z.string().nullish(),
  homepage: z.string().nullish(),
  private: z.boolean().optional(),
  visibility: visibilitySchema.optional(),
  ...settingsShape,
});

const createSchema = changeSchema.extend({
  name: z.string(),
  auto_init: z.boolean().default(false),
  custom_properties: z.record(propertyValueSchema).default({}),
  topics: z.array(z.string()).default([]),
});

const patchSchema = changeSchema.extend({
  name: z.string().optional(),
  archived: z.boolean().optional(),
  default_branch: z.string().optional(),
});

const NAME = /^(?!\.{1,2}$)[A-Za-z0-9._-]{1,100}$/;

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
    if (!NAME.test(body.name) || body.name.endsWith('.git')) {
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

/** `/repos/:owner/:repo` itself. */
export function repositoryItself(rest: Rest) {
  const { store, site } = rest;
  const router = Router();
  router.get('/repos/:owner/:repo', async (_request, response) => {
    response.json(
      fullRepositoryView(site, repositoryOf(response), identityOf(response)),
    );
  });

  router.patch('/repos/:owner/:repo', async (request, response) => {
    const body = parseBody(patchSchema, request.body);
    let repository = repositoryOf(response);
    checkDescription(body.description);
    const branch = body.default_branch;
    if (branch !== undefined && !(await repository.git.branch(branch))) {
      throw invalidField(
        'Repository',
        'default_branch',
        `The branch ${branch} was not found. Please push that ref first or create it via the Git Data API.`,
        'invalid',
      );
    }
    if (body.name !== undefined && body.name !== repository.name) {
      if (!NAME.test(body.name)) {
        throw invalidField('Repository', 'name', 'name is invalid');
      }
      repository = await store.rename(repository, body.name).catch(error => {
        throw error instanceof NameTakenError
          ? nameTaken('Validation Failed')
          : error;
      });
    }
    if (branch !== undefined) {
      await repository.git.setHead(branch);
    }
    repository.update(record => {
      record.description =
        body.description === undefined ? record.description : body.description;
      record.homepage =
        body.homepage === undefined ? record.homepage : body.homepage;
      record.visibility = visibilityOf(body) ?? record.visibility;
      record.archived = body.archived ?? record.archived;
      record.defaultBranch = branch ?? record.defaultBranch;
      Object.assign(record.settings, settingsOf(body));
    });
    response.json(fullRepositoryView(site, repository, identityOf(response)));
  });

  router.delete('/repos/:owner/:repo', async (_request, response) => {
    await store.remove(repositoryOf(response));
    response.status(204).end();
  });

  router.get('/repositories/:id', async (request, response) => {
    const repository = store.findById(Number(request.params.id));
    const identity = identityOf(response);
    if (!repository || !mayOpen(identity, repository.slug)) {
      throw notFound();
    }
    response.json(fullRepositoryView(site, repository, identity));
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

function nameTaken(message: string): ApiError {
  return new ApiError(422, message, [
    {
      resource: 'Repository',
      code: 'custom',
      field: 'name',
      message: 'name already exists on this account',
    },
  ]);
}

function checkDescription(description: string | null | undefined): void {
  // eslint-disable-next-line no-control-regex
  if (/[\x00-\x1f\x7f]/.test(description ?? '')) {
    throw invalidField(
      'Repository',
      'description',
      'description control characters are not allowed',
    );
  }
  if ((description ?? '').length > 350) {
    throw invalidField(
      'Repository',
      'description',
      'description cannot be more than 350 characters',
    );
  }
}

function visibilityOf(body: {
  private?: boolean;
  visibility?: z.infer<typeof visibilitySchema>;
}) {
  if (body.visibility !== undefined || body.private === undefined) {
    return body.visibility;
  }
  return body.private ? 'private' : 'public';
}

function settingsOf(body: Record<string, unknown>): Record<string, boolean> {
  return Object.fromEntries(
    SETTING_NAMES.flatMap(name =>
      typeof body[name] === 'boolean' ? [[name, body[name] as boolean]] : [],
    ),
  );
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
