import Router from 'express-promise-router';
import { z } from 'zod';
import { makeCommit } from '../commits';
import {
  applyChanges,
  typeOfMode,
  walkTree,
  type PathEntry,
  type TreeChange,
} from '../git';
import type { Repository } from '../store';
import { gitCommitView, nodeId } from '../views';
import {
  ApiError,
  emptyRepository,
  invalidField,
  notFound,
  parseBody,
} from './errors';
import {
  identityOf,
  queryOf,
  repositoryOf,
  starOf,
  type Rest,
} from './request';
import { shaSchema, signatureSchema } from './schemas';

const blobSchema = z.object({
  content: z.string(),
  encoding: z.enum(['utf-8', 'base64']).default('utf-8'),
});

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

const commitSchema = z.object({
  message: z.string(),
  tree: z.string(),
  parents: z.array(z.string()).default([]),
  author: signatureSchema.optional(),
  committer: signatureSchema.partial().optional(),
});

/** Blobs, trees and commits of the Git Data API. */
export function gitData(rest: Rest) {
  const { site, tokens } = rest;
  const router = Router();
  const api = (repository: Repository) =>
    `${site.api}/repos/${repository.slug}/git`;

  router.use('/repos/:owner/:repo/git', async (_request, response) => {
    if (await repositoryOf(response).git.isEmpty()) {
      throw emptyRepository();
    }
    return 'next';
  });

  router.post('/repos/:owner/:repo/git/blobs', async (request, response) => {
    const repository = repositoryOf(response);
    const { content, encoding } = parseBody(blobSchema, request.body);
    const bytes = Buffer.from(
      content,
      encoding === 'base64' ? 'base64' : 'utf8',
    );
    const sha = await repository.git.objects.write('blob', bytes);
    const url = `${api(repository)}/blobs/${sha}`;
    response.status(201).location(url).json({ url, sha });
  });

  router.get(
    '/repos/:owner/:repo/git/blobs/:sha',
    async (request, response) => {
      const repository = repositoryOf(response);
      const { sha } = request.params;
      const body = await repository.git.objects.readAs('blob', sha);
      if (!body) {
        throw notFound();
      }
      if (wantsRaw(request.headers.accept)) {
        response.type('application/vnd.github.raw').send(body);
        return;
      }
      response.json({
        sha,
        node_id: nodeId('Blob', sha),
        size: body.length,
        url: `${api(repository)}/blobs/${sha}`,
        content: body.toString('base64'),
        encoding: 'base64',
      });
    },
  );

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
      .json(await treeView(repository, sha, false));
  });

  router.get('/repos/:owner/:repo/git/trees/*', async (request, response) => {
    const repository = repositoryOf(response);
    const sha = await treeIdOf(repository, starOf(request));
    const recursive = queryOf(request, 'recursive') !== undefined;
    response.json(await treeView(repository, sha, recursive));
  });

  router.post('/repos/:owner/:repo/git/commits', async (request, response) => {
    const repository = repositoryOf(response);
    const { objects } = repository.git;
    const body = parseBody(commitSchema, request.body);
    if (!(await objects.readTree(body.tree))) {
      throw new ApiError(422, 'Tree SHA does not exist');
    }
    for (const parent of body.parents) {
      if (!(await objects.readCommit(parent))) {
        throw new ApiError(
          422,
          'Parent SHA does not exist or is not a commit object',
        );
      }
    }
    const sha = await makeCommit(objects, tokens, {
      ...body,
      login: identityOf(response).login,
    });
    response
      .status(201)
      .location(`${api(repository)}/commits/${sha}`)
      .json(await commitView(repository, sha));
  });

  router.get(
    '/repos/:owner/:repo/git/commits/:sha',
    async (request, response) => {
      response.json(
        await commitView(repositoryOf(response), request.params.sha),
      );
    },
  );

  async function commitView(repository: Repository, sha: string) {
    const commit = await repository.git.objects.readCommit(sha);
    if (!commit) {
      throw notFound();
    }
    return gitCommitView(site, tokens, repository, sha, commit);
  }

  async function treeView(
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
      url: `${api(repository)}/trees/${sha}`,
      tree: entries.map(entry => {
        const type = typeOfMode(entry.mode);
        return {
          path: entry.path,
          mode: entry.mode,
          type,
          sha: entry.sha,
          ...(type === 'blob' && { size: sizes.get(entry.sha) ?? 0 }),
          ...(type !== 'commit' && {
            url: `${api(repository)}/${type}s/${entry.sha}`,
          }),
        };
      }),
      truncated: false,
    };
  }
  return router;
}

/** True where the client asks for bytes instead of JSON. */
export function wantsRaw(accept: string | undefined): boolean {
  return /application\/vnd\.github\.(v3\.)?raw/.test(accept ?? '');
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
