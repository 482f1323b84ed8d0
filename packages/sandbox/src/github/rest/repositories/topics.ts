import Router from 'express-promise-router';
import { z } from 'zod';
import { ApiError, parseBody } from '../errors';
import { repositoryOf } from '../request';

const topicsSchema = z.object({ names: z.array(z.string()) });
const TOPIC = /^[a-z0-9][a-z0-9-]{0,49}$/;

/** A repository's topics. */
export function topics() {
  const router = Router();
  router.get('/repos/:owner/:repo/topics', async (_request, response) => {
    response.json({ names: repositoryOf(response).record.topics });
  });
  router.put('/repos/:owner/:repo/topics', async (request, response) => {
    const { names } = parseBody(topicsSchema, request.body);
    if (names.length > 20 || !names.every(name => TOPIC.test(name))) {
      throw new ApiError(422, 'Validation Failed', [
        'Topics must start with a lowercase letter or number, consist of 50 characters or less, and can include hyphens. A repository cannot have more than 20 topics.',
      ]);
    }
    repositoryOf(response).update(record => {
      record.topics = [...new Set(names)];
    });
    response.json({ names: repositoryOf(response).record.topics });
  });
  return router;
}
