import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import express from 'express';
import request from 'supertest';
import { SandboxEvents, type SandboxContext } from '../core';
import type { ImageVerdict } from './images';
import { createCluster, type ClusterOptions } from './createCluster';
import type { KubernetesObject, LiveObject } from './model';

const template = (labels: object, image = 'x:1') => ({
  metadata: { labels },
  spec: { containers: [{ name: 'a', image }] },
});
const namespaced = (
  apiVersion: string,
  kind: string,
  name: string,
  spec: object,
) =>
  ({
    apiVersion,
    kind,
    metadata: { name, namespace: 'dev', labels: { app: name } },
    spec,
  } as KubernetesObject);

async function until<T>(read: () => T | undefined | false): Promise<T> {
  for (let tries = 0; tries < 300; tries += 1) {
    const value = read();
    if (value) {
      return value;
    }
    await new Promise(done => setTimeout(done, 20));
  }
  throw new Error(`did not happen: ${read.toString()}`);
}

describe('the cluster', () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'cluster-'));
  const context: SandboxContext = {
    dataDir,
    token: 'the-token',
    owner: 'acme',
    accountId: '123456789012',
    region: 'us-east-1',
    urls: {
      github: 'http://localhost:1',
      ecr: 'http://localhost:1',
      argocd: 'http://localhost:1',
      kubernetes: 'http://localhost:1',
    },
    events: new SandboxEvents(() => {}),
    log: () => {},
  };
  let late = 0;
  const options: ClusterOptions = {
    readyAfter: 20,
    images: {
      inspect: async (): Promise<ImageVerdict> => ({
        state: 'found',
        labels: {},
      }),
    },
    now: () => new Date(Date.now() + late),
  };
  const part = createCluster(context, options);
  const { cluster } = part;
  const app = express().use(part.router);
  const get = (path: string) =>
    request(app).get(path).set('authorization', 'Bearer the-token');
  const find = (kind: string, name: string): LiveObject | undefined =>
    cluster.list({ kind }).find(object => object.metadata.name === name);

  beforeAll(async () => {
    await part.start?.();
    cluster.apply({
      apiVersion: 'v1',
      kind: 'Namespace',
      metadata: { name: 'dev' },
    });
  });
  afterAll(async () => {
    await part.stop?.();
    rmSync(dataDir, { recursive: true, force: true });
  });

  it('runs a stateful set in order, with claims, and updates from the end', async () => {
    const set = (image: string) =>
      namespaced('apps/v1', 'StatefulSet', 'db', {
        replicas: 2,
        serviceName: 'db',
        selector: { matchLabels: { app: 'db' } },
        template: template({ app: 'db' }, image),
        volumeClaimTemplates: [
          {
            metadata: { name: 'data' },
            spec: { accessModes: ['ReadWriteOnce'] },
          },
        ],
      });
    cluster.apply(set('x:1'));
    await until(() => find('StatefulSet', 'db')?.status?.readyReplicas === 2);
    expect(find('PersistentVolumeClaim', 'data-db-1')?.status?.phase).toBe(
      'Bound',
    );
    const before = find('StatefulSet', 'db')?.status?.currentRevision;
    cluster.apply(set('x:2'));
    const status = await until(() => {
      const now = find('StatefulSet', 'db')?.status;
      return now?.currentRevision !== before && now?.readyReplicas === 2 && now;
    });
    expect(status).toMatchObject({ replicas: 2, updatedReplicas: 2 });
    expect(status.currentRevision).toBe(status.updateRevision);
  });

  it('runs a schedule when its minute comes', async () => {
    cluster.apply(
      namespaced('batch/v1', 'CronJob', 'nightly', {
        schedule: '* * * * *',
        jobTemplate: {
          spec: {
            template: {
              ...template({ app: 'nightly' }),
              spec: {
                restartPolicy: 'Never',
                containers: [{ name: 'a', image: 'x:1' }],
              },
            },
          },
        },
      }),
    );
    expect(find('Job', 'nightly')).toBeUndefined();
    late = 61_000;
    cluster.setMetadata(
      { group: 'batch', kind: 'CronJob', namespace: 'dev', name: 'nightly' },
      { annotations: { touched: 'yes' } },
    );
    await until(() => find('CronJob', 'nightly')?.status?.lastSuccessfulTime);
    const job = cluster.list({ kind: 'Job' })[0];
    expect(job.status).toMatchObject({
      succeeded: 1,
      conditions: [{ type: 'Complete', status: 'True' }],
    });
    cluster.delete({
      group: 'batch',
      kind: 'CronJob',
      namespace: 'dev',
      name: 'nightly',
    });
    expect(cluster.list({ kind: 'Job' })).toEqual([]);
  });

  it('scales to the autoscaler and counts the budget', async () => {
    cluster.apply(
      namespaced('apps/v1', 'Deployment', 'web', {
        selector: { matchLabels: { app: 'web' } },
        template: template({ app: 'web' }),
      }),
    );
    cluster.apply(
      namespaced('autoscaling/v2', 'HorizontalPodAutoscaler', 'web', {
        scaleTargetRef: {
          apiVersion: 'apps/v1',
          kind: 'Deployment',
          name: 'web',
        },
        minReplicas: 3,
        maxReplicas: 5,
      }),
    );
    cluster.apply(
      namespaced('policy/v1', 'PodDisruptionBudget', 'web', {
        maxUnavailable: 1,
        selector: { matchLabels: { app: 'web' } },
      }),
    );
    await until(
      () => find('Deployment', 'web')?.status?.availableReplicas === 3,
    );
    await until(
      () =>
        find('PodDisruptionBudget', 'web')?.status?.disruptionsAllowed === 1,
    );
    expect(find('HorizontalPodAutoscaler', 'web')?.status).toMatchObject({
      conditions: [{ type: 'AbleToScale', status: 'True' }],
    });
  });

  it('refuses a namespace that is not there and a changed selector', () => {
    expect(() =>
      cluster.apply({
        ...namespaced('v1', 'ConfigMap', 'a', {}),
        spec: undefined,
        metadata: { name: 'a', namespace: 'nowhere' },
      }),
    ).toThrow('namespaces "nowhere" not found');
    const web = find('Deployment', 'web')!;
    expect(() =>
      cluster.apply(
        namespaced('apps/v1', 'Deployment', 'web', {
          ...web.spec,
          selector: { matchLabels: { app: 'other' } },
          template: template({ app: 'other' }),
        }),
      ),
    ).toThrow('field is immutable');
  });

  it('lists by label and field, shows one, and logs', async () => {
    const list = await get(
      '/api/v1/namespaces/dev/pods?labelSelector=app%3Dweb&fieldSelector=status.phase%3DRunning',
    );
    expect(list.body).toMatchObject({ kind: 'PodList', apiVersion: 'v1' });
    expect(list.body.items).toHaveLength(3);
    const { name } = list.body.items[0].metadata;
    const one = await get(`/api/v1/namespaces/dev/pods/${name}`);
    expect(one.body).toMatchObject({
      kind: 'Pod',
      status: { phase: 'Running' },
    });
    const log = await get(
      `/api/v1/namespaces/dev/pods/${name}/log?tailLines=1`,
    );
    expect(log.text.trim().split('\n')).toHaveLength(1);
    expect((await get('/apis/apps/v1/deployments')).body.items).toHaveLength(1);
    expect((await get('/api/v1/namespaces/dev')).body.kind).toBe('Namespace');
    const kinds = (await get('/apis/apps/v1')).body.resources;
    expect(kinds.map((kind: { name: string }) => kind.name)).toContain(
      'deployments',
    );
    expect((await get('/version')).body.major).toBe('1');
  });

  it.each([
    ['get', '/api/v1/namespaces/dev/pods/none', 404],
    ['get', '/api/v1/secrets', 501],
    ['get', '/api/v1/pods?watch=true', 501],
    ['get', '/api/v1/pods?labelSelector=a%3D%3Db%3D%3Dc', 400],
    ['delete', '/api/v1/namespaces/dev', 405],
  ] as const)('answers %s %s with a Status %i', async (method, path, code) => {
    const response = await request(app)
      [method](path)
      .set('authorization', 'Bearer the-token');
    expect(response.status).toBe(code);
    expect(response.body).toMatchObject({ kind: 'Status', code });
  });

  it('refuses who brings no token', async () => {
    const response = await request(app).get('/api/v1/pods');
    expect(response.status).toBe(401);
    expect(response.body).toMatchObject({
      kind: 'Status',
      reason: 'Unauthorized',
    });
  });
});
