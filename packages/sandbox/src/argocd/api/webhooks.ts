import { createHmac } from 'node:crypto';
import express, { type Request, type Router } from 'express';
import PromiseRouter from 'express-promise-router';
import { z } from 'zod';
import { sameSecret } from '../../core';
import type { Push } from '../applications';
import { ApiError } from './ApiError';
import type { ApiDeps } from './ApiDeps';

const filesSchema = z.array(z.string()).default([]);
const pushSchema = z.object({
  ref: z.string(),
  before: z.string().default(''),
  after: z.string().default(''),
  repository: z.object({
    html_url: z.string().optional(),
    clone_url: z.string().optional(),
    default_branch: z.string().optional(),
  }),
  commits: z
    .array(
      z.object({
        added: filesSchema,
        modified: filesSchema,
        removed: filesSchema,
      }),
    )
    .nullish(),
});

/** GitHub's push event, at Argo CD's API server and at the ApplicationSet controller. */
export function webhooks(deps: ApiDeps): Router {
  const router = PromiseRouter();
  const body = express.raw({ type: () => true, limit: '5mb' });
  const receive =
    (handle: (push: Push) => Promise<void>) =>
    (request: Request, response: express.Response) => {
      const push = readPush(request, deps.context.token);
      if (push) {
        // As in Argo CD, the answer does not wait for the work.
        handle(push).catch(error => deps.context.log('argocd', String(error)));
      }
      response.status(200).end();
    };
  router.post(
    '/api/webhook',
    body,
    receive(push => deps.pushes.pushed(push)),
  );
  router.post(
    '/applicationset/api/webhook',
    body,
    receive(push => deps.sets.pushed(push.repository)),
  );
  return router;
}

/** The push that a request tells of; undefined for events that concern nobody here. */
function readPush(request: Request, secret: string): Push | undefined {
  const raw: Buffer = Buffer.isBuffer(request.body)
    ? request.body
    : Buffer.alloc(0);
  const signature = request.header('x-hub-signature-256');
  const expected = `sha256=${createHmac('sha256', secret)
    .update(raw)
    .digest('hex')}`;
  if (!signature || !sameSecret(signature, expected)) {
    throw new ApiError(
      'InvalidArgument',
      'Webhook processing failed: HMAC verification failed',
    );
  }
  const event = request.header('x-github-event');
  if (event !== 'push') {
    return undefined;
  }
  const parsed = pushSchema.safeParse(JSON.parse(raw.toString('utf8')));
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    throw new ApiError(
      'InvalidArgument',
      `Webhook processing failed: ${issue.path.join('.')}: ${issue.message}`,
    );
  }
  const { ref, before, after, repository, commits } = parsed.data;
  const files = (commits ?? []).flatMap(commit => [
    ...commit.added,
    ...commit.modified,
    ...commit.removed,
  ]);
  return {
    ref,
    before,
    after,
    repository: repository.html_url ?? repository.clone_url ?? '',
    ...(files.length > 0 && { files }),
  };
}
