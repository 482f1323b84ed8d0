import { Router, type Request, type Response } from 'express';
import type { Cluster } from '../Cluster';
import {
  apiVersionOf,
  KINDS,
  matchesFields,
  parseLabelSelector,
  type Kind,
  type LiveObject,
} from '../model';
import { sendStatus } from './status';

/** GET and list of every kind, and the logs of Pods. */
export function resources(cluster: Cluster): Router {
  const router = Router();
  const base = (kind: Kind) =>
    kind.group ? `/apis/${apiVersionOf(kind)}` : `/api/${kind.version}`;

  router.get(
    '/api/v1/namespaces/:namespace/pods/:name/log',
    (request, response) => sendLog(cluster, request, response),
  );
  for (const kind of KINDS) {
    const path = kind.namespaced
      ? `${base(kind)}/namespaces/:namespace/${kind.plural}`
      : `${base(kind)}/${kind.plural}`;
    router.get(`${base(kind)}/${kind.plural}`, (request, response) =>
      sendList(cluster, kind, request, response),
    );
    router.get(path, (request, response) =>
      sendList(cluster, kind, request, response),
    );
    router.get(`${path}/:name`, (request, response) => {
      const { name, namespace } = request.params as Record<string, string>;
      const object = cluster.get({
        group: kind.group,
        kind: kind.kind,
        namespace: kind.namespaced ? namespace : undefined,
        name,
      });
      if (object) {
        response.json(object);
      } else {
        sendStatus(response, 404, 'NotFound', notFound(kind, name));
      }
    });
  }
  return router;
}

function notFound(kind: Kind, name: string): string {
  const plural = kind.group ? `${kind.plural}.${kind.group}` : kind.plural;
  return `${plural} "${name}" not found`;
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

function sendList(
  cluster: Cluster,
  kind: Kind,
  request: Request,
  response: Response,
): void {
  const { query } = request;
  if (['true', '1'].includes(text(query.watch))) {
    sendStatus(
      response,
      501,
      'NotImplemented',
      `The sandbox's Kubernetes API does not have watch (${request.path})`,
    );
    return;
  }
  let items: LiveObject[];
  try {
    const matches = parseLabelSelector(text(query.labelSelector));
    items = cluster
      .list({
        group: kind.group,
        kind: kind.kind,
        namespace: request.params.namespace,
      })
      .filter(object => matches(object.metadata.labels ?? {}))
      .filter(object => matchesFields(object, text(query.fieldSelector)));
  } catch (error) {
    sendStatus(response, 400, 'BadRequest', (error as Error).message);
    return;
  }
  response.json({
    kind: `${kind.kind}List`,
    apiVersion: apiVersionOf(kind),
    metadata: { resourceVersion: cluster.resourceVersion },
    items,
  });
}

function sendLog(cluster: Cluster, request: Request, response: Response): void {
  const { namespace, name } = request.params;
  const pod = cluster.get({ group: '', kind: 'Pod', namespace, name });
  if (!pod) {
    sendStatus(response, 404, 'NotFound', `pods "${name}" not found`);
    return;
  }
  const lines = cluster.logs(namespace, name);
  if (!lines) {
    sendStatus(
      response,
      400,
      'BadRequest',
      `container in pod "${name}" is waiting to start: its image is not there yet`,
    );
    return;
  }
  const tail = Number.parseInt(text(request.query.tailLines), 10);
  const shown = Number.isNaN(tail) ? lines : lines.slice(-tail || lines.length);
  response.type('text/plain').send(shown.map(line => `${line}\n`).join(''));
}
