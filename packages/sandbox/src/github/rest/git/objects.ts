import Router from 'express-promise-router';
import { z } from 'zod';
import { makeCommit } from '../../commits';
import type { Repository } from '../../store';
import { gitCommitView, nodeId } from '../../views';
import { ApiError, emptyRepository, notFound, parseBody } from '../errors';
import { identityOf, repositoryOf, wantsRaw, type Rest } from '../request';
import { signatureSchema } from '../schemas';

const blobSchema = z.object({
  content: z.string(),
  encoding: z.enum(['utf-8', 'base64']).default('utf-8'),
});

const commitSchema = z.object({
  message: z.string(),
  tree: z.string(),
  parents: z.array(z.string()).default([]),
  author: signatureSchema.optional(),
  committer: signatureSchema.partial().optional(),
});

/** Blobs and commits of the Git Data API, and the refusal that an empty repository gives to all of it. */
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
  return router;
}
