import type { Request, Router } from 'express';
import PromiseRouter from 'express-promise-router';
import { refOf, type KubernetesObject, type LiveObject } from '../../cluster';
import { predict } from '../../cluster';
import { compare } from '../compare';
import type { Application } from '../model';
import { IN_CLUSTER } from '../model';
import { findApplication } from './access';
import { ApiError } from './ApiError';
import type { ApiDeps } from './ApiDeps';
import { text } from './query';
import { itemsOf } from './representation';
import { openStream } from './stream';
import { descendants, treeNode } from './tree';

/** What an Application runs: tree, manifests, states, events, logs. */
export function inspection(deps: ApiDeps): Router {
  const router = PromiseRouter();
  const at = (path: string) => `/api/v1/applications/:name${path}`;
  const tree = (application: Application) =>
    descendants(deps.cluster, deps.controller.managedBy(application.name));

  router.get(at('/resource-tree'), (request, response) => {
    const objects = tree(findApplication(deps, request));
    response.json({ nodes: itemsOf(objects.map(treeNode)), shardsCount: 1 });
  });
  router.get(at('/managed-resources'), async (request, response) => {
    const application = findApplication(deps, request);
    response.json({ items: itemsOf(await managed(deps, application)) });
  });
  router.get(at('/manifests'), async (request, response) => {
    const application = findApplication(deps, request);
    const { manifests, revisions, sourceTypes } = await deps.manifests.generate(
      application,
    );
    response.json({
      manifests: itemsOf(manifests.map(item => JSON.stringify(item))),
      namespace: application.spec.destination.namespace,
      server: IN_CLUSTER,
      revision: revisions[0],
      sourceType: sourceTypes[0],
    });
  });
  router.get(at('/resource'), (request, response) => {
    const application = findApplication(deps, request);
    const object = tree(application).find(isNamed(request));
    if (!object) {
      throw new ApiError(
        'InvalidArgument',
        `${text(request, 'kind')} ${text(request, 'group')} ${text(
          request,
          'resourceName',
        )} not found as part of application ${application.name}`,
      );
    }
    response.json({ manifest: JSON.stringify(object) });
  });
  router.get(at('/events'), (request, response) => {
    const application = findApplication(deps, request);
    const uid = text(request, 'resourceUID');
    const about = new Set(
      tree(application)
        .map(object => object.metadata.uid)
        .filter(id => uid === '' || id === uid),
    );
    const events = deps.cluster
      .list({ kind: 'Event' })
      .filter(event =>
        about.has((event.involvedObject as { uid: string }).uid),
      );
    response.json({
      metadata: { resourceVersion: deps.cluster.resourceVersion },
      items: itemsOf(
        events.map(({ apiVersion: _a, kind: _k, ...event }) => event),
      ),
    });
  });
  router.get([at('/logs'), at('/pods/:podName/logs')], (request, response) => {
    const application = findApplication(deps, request);
    const name = request.params.podName ?? text(request, 'podName');
    const pods = podsOf(tree(application), request, name);
    if (pods.length === 0) {
      throw new ApiError(
        'InvalidArgument',
        `pod ${
          name || text(request, 'resourceName')
        } not found as part of application ${application.name}`,
      );
    }
    const write = openStream(request, response);
    for (const pod of pods) {
      logLines(deps, pod, text(request, 'tailLines')).forEach(write);
    }
    write({ last: true });
    response.end();
  });
  return router;
}

function isNamed(request: Request) {
  return (object: LiveObject) =>
    object.metadata.name === text(request, 'resourceName') &&
    object.kind === text(request, 'kind') &&
    refOf(object).group === text(request, 'group') &&
    (object.metadata.namespace ?? '') === text(request, 'namespace');
}

/** Pods below the resource that is named, or the Pod that is named, or all. */
function podsOf(
  tree: LiveObject[],
  request: Request,
  pod: string,
): LiveObject[] {
  const pods = tree.filter(object => object.kind === 'Pod');
  if (pod !== '') {
    return pods.filter(object => object.metadata.name === pod);
  }
  const resource = text(request, 'resourceName');
  return resource === ''
    ? pods
    : pods.filter(object => object.metadata.name.startsWith(`${resource}-`));
}

function logLines(deps: ApiDeps, pod: LiveObject, tail: string) {
  const { name, namespace = '', creationTimestamp } = pod.metadata;
  const lines = deps.cluster.logs(namespace, name) ?? [];
  const count = Number.parseInt(tail, 10);
  return (count > 0 ? lines.slice(-count) : lines).map(content => ({
    content,
    timeStamp: creationTimestamp,
    timeStampStr: creationTimestamp,
    podName: name,
    last: false,
  }));
}

async function managed(deps: ApiDeps, application: Application) {
  const { manifests } = await deps.manifests.generate(application);
  const { resources } = compare({
    application: application.name,
    namespace: application.spec.destination.namespace ?? 'default',
    manifests,
    managed: deps.controller.managedBy(application.name),
    find: target => deps.cluster.get(refOf(target)),
  });
  const json = (object: KubernetesObject | undefined) =>
    object ? JSON.stringify(object) : 'null';
  return resources.map(({ target, live, status }) => ({
    group: status.group ?? '',
    kind: status.kind,
    namespace: status.namespace ?? '',
    name: status.name,
    targetState: json(target),
    liveState: json(live),
    normalizedLiveState: json(live),
    predictedLiveState: json(live && target ? predict(live, target) : target),
    ...(live && { resourceVersion: live.metadata.resourceVersion }),
    modified: status.status !== 'Synced',
  }));
}
