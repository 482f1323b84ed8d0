import { Router } from 'express';
import { bringsSecret } from '../../core';
import type { Cluster } from '../Cluster';
import { discovery } from './discovery';
import { resources } from './resources';
import { sendStatus } from './status';

/** The Kubernetes API as far as readers use it: discovery, get, list, logs. */
export function createKubernetesRouter(
  cluster: Cluster,
  token: string,
): Router {
  const router = Router();
  router.use((request, response, next) => {
    if (!bringsSecret(request.headers.authorization, token)) {
      sendStatus(response, 401, 'Unauthorized', 'Unauthorized');
    } else if (request.method !== 'GET') {
      sendStatus(
        response,
        405,
        'MethodNotAllowed',
        `${request.method} ${request.path}: the sandbox's Kubernetes API is read-only; change the GitOps repository instead`,
      );
    } else {
      next();
    }
  });
  router.use(discovery());
  router.use(resources(cluster));
  router.use((request, response) => {
    sendStatus(
      response,
      501,
      'NotImplemented',
      `The sandbox's Kubernetes API does not have ${request.method} ${request.path}`,
    );
  });
  return router;
}
