import Router from 'express-promise-router';
import { z } from 'zod';
import {
  applyChanges,
  typeOfMode,
  walkTree,
  type PathEntry,
  type TreeChange,
} from '../../git';
import type { Repository } from '../../store';
import { ApiError, invalidField, notFound, parseBody } from '../errors';
import { queryOf, repositoryOf, starOf, type Rest } from '../request';
import { shaSchema } from '../schemas';

const treeSchema = z.object({
  base_tree: z.string().optional(),
  tree: z.array(
    z.object({
      path: z.string(),
      mode: z.enum(['100644', '100755', '040000', '160000', '120000']),
      type: z.enum(['blob', 'tree', 'commit']).optional(),
      sha: shaSchema.nullish(),
      content: z.string().optional(),
    }),
  ),
});

/** Trees of the Git Data API. */
export function gitTrees({ site }: Rest) {
  const router = Router();
  const api = (repository: Repository) =>
    `${site.api}/repos/${repository.slug}/git`;

  router.post('/repos/:owner/:repo/git/trees', async (request, response) => {
    const repository = repositoryOf(response);
    const body = parseBody(treeSchema, request.body);
    const base =
      body.base_tree === undefined
        ? undefined
        : await treeIdOf(repository, body.base_tree);
    if (body.tree.length === 0 && !base) {
      throw new ApiError(422, 'Invalid tree info');
    }
    const changes = await Promise.all(
      body.tree.map(entry => changeOf(repository, entry)),
    );
    const sha = await applyChanges(repository.git.objects, base, changes);
    response
      .status(201)
      .location(`${api(repository)}/trees/${sha}`)
      .json(await treeView(api(repository), repository, sha, false));
  });

  router.get('/repos/:owner/:repo/git/trees/*', async (request, response) => {
    const repository = repositoryOf(response);
    const sha = await treeIdOf(repository, starOf(request));
    const recursive = queryOf(request, 'recursive') !== undefined;
    response.json(await treeView(api(repository), repository, sha, recursive));
  });
  return router;
}

/** A tree's entries; `api` is where the repository's Git data is. */
async function treeView(
  api: string,
  repository: Repository,
  sha: string,
  recursive: boolean,
) {
  const { objects } = repository.git;
  const entries: PathEntry[] = recursive
    ? await walkTree(objects, sha)
    : ((await objects.readTree(sha)) ?? []).map(entry => ({
        ...entry,
        path: entry.name,
      }));
  const blobs = entries.filter(({ mode }) => typeOfMode(mode) === 'blob');
  const sizes = await objects.sizes.of(blobs.map(blob => blob.sha));
  return {
    sha,
    url: `${api}/trees/${sha}`,
    tree: entries.map(entry => {
      const type = typeOfMode(entry.mode);
      return {
        path: entry.path,
        mode: entry.mode,
        type,
        sha: entry.sha,
        ...(type === 'blob' && { size: sizes.get(entry.sha) ?? 0 }),
        ...(type !== 'commit' && {
          url: `${api}/${type}s/${entry.sha}`,
        }),
      };
    }),
    truncated: false,
  };
}

/** The tree that a tree's id, a commit's id or a ref's name stands for. */
async function treeIdOf(repository: Repository, name: string): Promise<string> {
  const { objects } = repository.git;
  if (await objects.readTree(name)) {
    return name;
  }
  const commit = await repository.git.resolve(name);
  const data = commit && (await objects.readCommit(commit));
  if (!data) {
    throw notFound();
  }
  return data.tree;
}

async function changeOf(
  repository: Repository,
  entry: z.infer<typeof treeSchema>['tree'][number],
): Promise<TreeChange> {
  const { objects } = repository.git;
  const { path, mode, sha, content } = entry;
  if ((sha === undefined) === (content === undefined)) {
    throw new ApiError(
      422,
      'Must supply tree.sha or tree.content, and not both',
    );
  }
  if (content !== undefined) {
    return {
      path,
      mode,
      sha: await objects.write('blob', Buffer.from(content)),
    };
  }
  const type = typeOfMode(mode);
  if (sha && type !== 'commit' && (await objects.read(sha))?.type !== type) {
    throw invalidField('Tree', 'sha', `tree.sha ${sha} is not a valid ${type}`);
  }
  return { path, mode, sha: sha ?? null };
}
