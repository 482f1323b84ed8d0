import type { Request, Response } from 'express';
import Router from 'express-promise-router';
import { z } from 'zod';
import { makeCommit } from '../../commits';
import {
  applyChanges,
  entryAt,
  isTreePath,
  NO_COMMIT,
  typeOfMode,
} from '../../git';
import type { Repository } from '../../store';
import { contentView, gitCommitView } from '../../views';
import { ApiError, invalidField, notFound, parseBody } from '../errors';
import {
  identityOf,
  queryOf,
  repositoryOf,
  starOf,
  wantsRaw,
  type Rest,
} from '../request';
import { signatureSchema } from '../schemas';

const deleteSchema = z.object({
  message: z.string(),
  sha: z.string(),
  branch: z.string().optional(),
  author: signatureSchema.optional(),
  committer: signatureSchema.optional(),
});
const putSchema = deleteSchema.extend({
  content: z.string(),
  sha: z.string().optional(),
});

interface ContentsChange {
  path: string;
  /** The blob that the client believes to be there. */
  expected?: string;
  /** Bytes to put; undefined deletes. */
  bytes?: Buffer;
  body: z.infer<typeof putSchema> | z.infer<typeof deleteSchema>;
}

/** The contents API: read, and one-file commits. */
export function contents(rest: Rest) {
  const { store, site, tokens } = rest;
  const router = Router();

  const read = async (request: Request, response: Response) => {
    const repository = repositoryOf(response);
    const { objects } = repository.git;
    const ref = queryOf(request, 'ref') ?? repository.record.defaultBranch;
    const commit = await repository.git.resolve(ref);
    const data = commit && (await objects.readCommit(commit));
    if (!data) {
      throw queryOf(request, 'ref')
        ? new ApiError(404, `No commit found for the ref ${ref}`)
        : new ApiError(404, 'This repository is empty.');
    }
    const entry = await entryAt(objects, data.tree, starOf(request));
    if (!entry) {
      throw notFound();
    }
    if (typeOfMode(entry.mode) === 'tree') {
      const children = (await objects.readTree(entry.sha)) ?? [];
      const sizes = await objects.sizes.of(
        children
          .filter(({ mode }) => typeOfMode(mode) === 'blob')
          .map(({ sha }) => sha),
      );
      response.json(
        children.map(child => {
          const path = entry.path ? `${entry.path}/${child.name}` : child.name;
          const size = sizes.get(child.sha) ?? 0;
          return contentView(site, repository, ref, { ...child, path }, size);
        }),
      );
      return;
    }
    const bytes = await objects.readAs('blob', entry.sha);
    if (!bytes) {
      throw notFound();
    }
    if (wantsRaw(request.headers.accept)) {
      response.type('application/vnd.github.raw; charset=utf-8').send(bytes);
      return;
    }
    response.json(
      contentView(site, repository, ref, entry, bytes.length, bytes),
    );
  };
  router.get('/repos/:owner/:repo/contents', read);
  router.get('/repos/:owner/:repo/contents/*', read);

  router.put('/repos/:owner/:repo/contents/*', async (request, response) => {
    const body = parseBody(putSchema, request.body);
    const bytes = Buffer.from(body.content, 'base64');
    const path = starOf(request);
    const made = await change(response, {
      path,
      expected: body.sha,
      bytes,
      body,
    });
    const { branch, sha, created } = made;
    const entry = {
      name: path.slice(path.lastIndexOf('/') + 1),
      path,
      mode: '100644' as const,
      sha: sha ?? '',
    };
    response.status(created ? 201 : 200).json({
      content: contentView(
        site,
        repositoryOf(response),
        branch,
        entry,
        bytes.length,
      ),
      commit: made.commit,
    });
  });

  router.delete('/repos/:owner/:repo/contents/*', async (request, response) => {
    const body = parseBody(deleteSchema, { ...request.query, ...request.body });
    const { commit } = await change(response, {
      path: starOf(request),
      expected: body.sha,
      body,
    });
    response.json({ content: null, commit });
  });

  function change(response: Response, wanted: ContentsChange) {
    const repository = repositoryOf(response);
    return repository.git.exclusive(() =>
      commitChange(repository, identityOf(response).login, wanted),
    );
  }

  async function commitChange(
    repository: Repository,
    login: string,
    { path, expected, bytes, body }: ContentsChange,
  ) {
    const { objects } = repository.git;
    const branch = body.branch ?? repository.record.defaultBranch;
    if (!isTreePath(path)) {
      throw invalidField(
        'Commit',
        'path',
        'path contains a malformed path component',
      );
    }
    const head = await repository.git.branch(branch);
    if (!head && !(await repository.git.isEmpty())) {
      throw new ApiError(404, `Branch ${branch} not found`);
    }
    const base = head ? (await objects.readCommit(head))?.tree : undefined;
    const present = base ? await entryAt(objects, base, path) : undefined;
    if (!present && !bytes) {
      throw notFound();
    }
    if (present && expected === undefined) {
      throw new ApiError(422, 'Invalid request.\n\n"sha" wasn\'t supplied.');
    }
    if (expected !== undefined && present?.sha !== expected) {
      throw new ApiError(409, `${path} does not match ${expected}`);
    }
    const sha = bytes ? await objects.write('blob', bytes) : null;
    const mode = present?.mode === '100755' ? '100755' : '100644';
    const tree = await applyChanges(objects, base, [{ path, mode, sha }]);
    const commit = await makeCommit(objects, tokens, {
      ...body,
      tree,
      parents: head ? [head] : [],
      login,
    });
    await store.moveRef(repository, {
      name: `refs/heads/${branch}`,
      from: head ?? NO_COMMIT,
      to: commit,
      actor: login,
    });
    const data = await objects.readCommit(commit);
    if (!data) {
      throw new Error(`The commit ${commit} cannot be read back`);
    }
    return {
      branch,
      sha,
      created: !present,
      commit: gitCommitView(site, tokens, repository, commit, data),
    };
  }
  return router;
}
