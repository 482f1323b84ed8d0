import { join } from 'node:path';
import type { SandboxContext, SandboxPart } from '../core';
import { createKubernetesRouter } from './api/router';
import type { Cluster } from './Cluster';
import { AutoscalerController } from './controllers/AutoscalerController';
import { CronJobController } from './controllers/CronJobController';
import { DisruptionBudgetController } from './controllers/DisruptionBudgetController';
import { JobController } from './controllers/JobController';
import { OperatorController } from './controllers/OperatorController';
import { StatefulSetController } from './controllers/StatefulSetController';
import { ControllerManager } from './controllers/ControllerManager';
import { DeploymentController } from './controllers/DeploymentController';
import { Kubelet } from './controllers/Kubelet';
import { podLogs } from './controllers/podLogs';
import { Recorder } from './controllers/Recorder';
import { ReplicaSetController } from './controllers/ReplicaSetController';
import type { ImageSource } from './images';
import { ObjectFile } from './ObjectFile';
import { ObjectStore } from './ObjectStore';
import { RegistryImages } from './RegistryImages';

export interface ClusterOptions {
  /** Milliseconds from a pulled image to a ready Pod; 1500 without it. */
  readyAfter?: number;
  /** What `progressDeadlineSeconds` is multiplied by; 1 without it. */
  deadlineScale?: number;
  /** Instead of the sandbox's registry. */
  images?: ImageSource;
  now?: () => Date;
}

const NAMESPACES = ['default', 'kube-system', 'argocd'];

/** The simulated cluster and its read-only Kubernetes API. */
export function createCluster(
  context: SandboxContext,
  options: ClusterOptions = {},
): SandboxPart & { cluster: Cluster } {
  const now = options.now ?? (() => new Date());
  const onError = (error: unknown) => context.log('cluster', String(error));
  const store = new ObjectStore(
    new ObjectFile(join(context.dataDir, 'cluster', 'objects.json')),
    now,
  );
  const recorder = new Recorder(store, now);
  const kubelet = new Kubelet({
    store,
    recorder,
    images:
      options.images ??
      new RegistryImages({
        baseUrl: context.urls.ecr,
        hosts: [`${context.accountId}.dkr.ecr.${context.region}.amazonaws.com`],
        token: context.token,
      }),
    now,
    readyAfter: options.readyAfter ?? 1500,
    onError,
  });
  const manager = new ControllerManager(
    store,
    [
      new DeploymentController({
        store,
        recorder,
        now,
        deadlineScale: options.deadlineScale ?? 1,
      }),
      new ReplicaSetController(store, recorder),
      new StatefulSetController(store),
      new JobController(store, now),
      new CronJobController(store, recorder, now),
      new AutoscalerController(store, now),
      new DisruptionBudgetController(store, now),
      new OperatorController(store),
      kubelet,
    ],
    onError,
  );
  const cluster: Cluster = Object.assign(store, {
    logs: (namespace: string, name: string) => {
      const pod = store.get({ group: '', kind: 'Pod', namespace, name });
      return pod && podLogs(pod);
    },
  });
  const stops: Array<() => void> = [];
  return {
    name: 'kubernetes',
    router: createKubernetesRouter(cluster, context.token),
    cluster,
    async start() {
      for (const name of NAMESPACES) {
        store.apply({
          apiVersion: 'v1',
          kind: 'Namespace',
          metadata: { name },
        });
      }
      manager.start();
      stops.push(
        store.watch(({ type, object }) => {
          if (type === 'DELETED' && object.kind === 'Pod') {
            kubelet.forget(object);
          }
        }),
        context.events.on('image', () => kubelet.retryPulls()),
      );
    },
    async stop() {
      stops.forEach(stop => stop());
      manager.stop();
      kubelet.stop();
      store.flush();
    },
  };
}
