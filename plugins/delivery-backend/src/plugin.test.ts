import { createServiceFactory } from '@backstage/backend-plugin-api';
import {
  mockCredentials,
  mockServices,
  startTestBackend,
} from '@backstage/backend-test-utils';
import type { Entity } from '@backstage/catalog-model';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import {
  chartRegistryServiceRef,
  type ChartRegistry,
} from '@internal/plugin-delivery-chart-node';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import type {
  ReleaseFile,
  ServiceRecord,
} from '@internal/plugin-delivery-common';
import {
  argoCdClientServiceRef,
  DeliveryError,
  ecrClientServiceRef,
  githubClientServiceRef,
  gitOpsClientServiceRef,
  type Application,
  type ArgoCdClient,
  type EcrClient,
  type GitHubClient,
  type GitOpsClient,
  type Repository,
} from '@internal/plugin-delivery-node';
import request from 'supertest';
import { deliveryPlugin } from './plugin';

const digest = `sha256:${'a'.repeat(64)}`;

const record: ServiceRecord = {
  name: 'shop',
  description: '',
  owner: 'group:default/shop',
  system: '',
  template: { name: 'node-service', version: '1' },
  creation: { task: 't-1' },
  repository: { slug: 'acme/shop', id: 7 },
  ecr: { repository: 'shop' },
  environments: ['dev', 'prod'],
  quarantine: [],
};

const releaseFile: ReleaseFile = {
  image: { repository: 'r/shop', tag: 'abc', digest },
  release: {
    commit: 'abc',
    run: 'https://ci/1',
    actor: 'ana',
    at: '2026-11-20T12:00:00Z',
  },
};

const repository: Repository = {
  id: 7,
  slug: 'acme/shop',
  name: 'shop',
  description: '',
  htmlUrl: 'http://gh/acme/shop',
  cloneUrl: 'http://gh/acme/shop.git',
  defaultBranch: 'main',
  archived: false,
  fork: false,
  visibility: 'private',
  createdAt: '2026-11-20T12:00:00Z',
};

const application: Application = {
  name: 'shop-dev',
  labels: {},
  project: 'dev',
  destination: { server: 's', namespace: 'dev' },
  sources: [{ repoUrl: 'g', targetRevision: 'main', ref: 'values' }],
  sync: 'Synced',
  revisions: ['rev1'],
  health: 'Healthy',
  resources: [
    {
      group: 'apps',
      kind: 'Deployment',
      namespace: 'dev',
      name: 'shop',
      sync: 'Synced',
      health: 'Healthy',
    },
  ],
  conditions: [],
  externalUrls: ['https://shop.example'],
};

const component = (name: string, annotation?: string): Entity => ({
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Component',
  metadata: {
    name,
    annotations: annotation ? { 'delivery/service': annotation } : {},
  },
  spec: { type: 'service', lifecycle: 'production', owner: 'shop' },
});

const config = {
  app: { baseUrl: 'http://localhost:3000' },
  integrations: {
    github: [{ host: 'gh', apiBaseUrl: 'http://gh/api/v3', token: 'x' }],
  },
  delivery: {
    github: { host: 'gh', owner: 'acme' },
    chart: { registry: 'r/charts' },
    ecr: { accountId: '123456789012', region: 'us-east-1', registry: 'r' },
    argocd: { baseUrl: 'http://argo', token: 'argocd-secret' },
    environments: [{ name: 'dev' }, { name: 'prod', changes: 'pull-request' }],
    sizes: { small: { replicas: 2, cpu: '100m', memory: '128Mi' } },
  },
};

/** Only what a test gives is there; anything else that is called fails by name. */
function only<T extends object>(members: Partial<T>): T {
  return new Proxy(members as T, {
    get: (target, name) => {
      // Awaiting a value asks whether it is a promise.
      if (name in target || typeof name === 'symbol' || name === 'then') {
        return Reflect.get(target, name);
      }
      throw new Error(`Unexpected use of ${name}`);
    },
  });
}

interface World {
  github?: Partial<GitHubClient>;
  gitops?: Partial<GitOpsClient>;
  argocd?: Partial<ArgoCdClient>;
  ecr?: Partial<EcrClient>;
  charts?: Partial<ChartRegistry>;
  allow?: boolean;
}

async function start(world: World = {}) {
  const gitops: Partial<GitOpsClient> = {
    readRecord: async service => (service === 'shop' ? record : undefined),
    readRelease: async environment =>
      environment === 'dev' ? releaseFile : undefined,
    urlOf: path => `http://gh/gitops/${path}`,
    ...world.gitops,
  };
  const argocd: Partial<ArgoCdClient> = {
    getApplication: async name =>
      name === 'shop-dev' ? application : undefined,
    urlOf: name => `http://argo/${name}`,
    ...world.argocd,
  };
  const { server } = await startTestBackend({
    features: [
      deliveryPlugin,
      mockServices.rootConfig.factory({ data: config }),
      mockServices.permissions.factory({
        result:
          world.allow === false ? AuthorizeResult.DENY : AuthorizeResult.ALLOW,
      }),
      catalogServiceMock.factory({
        entities: [component('shop', 'shop'), component('by-hand')],
      }),
      createServiceFactory({
        service: githubClientServiceRef,
        deps: {},
        factory: () => only<GitHubClient>(world.github ?? {}),
      }),
      createServiceFactory({
        service: gitOpsClientServiceRef,
        deps: {},
        factory: () => only<GitOpsClient>(gitops),
      }),
      createServiceFactory({
        service: argoCdClientServiceRef,
        deps: {},
        factory: () => only<ArgoCdClient>(argocd),
      }),
      createServiceFactory({
        service: ecrClientServiceRef,
        deps: {},
        factory: () => only<EcrClient>(world.ecr ?? {}),
      }),
      createServiceFactory({
        service: chartRegistryServiceRef,
        deps: {},
        factory: () => only<ChartRegistry>(world.charts ?? {}),
      }),
    ],
  });
  return request(server);
}

const outage = (system: 'GitHub' | 'Argo CD' | 'GitOps') =>
  new DeliveryError({
    system,
    object: 'something',
    problem: 'no answer',
    remedy: 'Try again.',
    retryable: true,
  });

describe('the delivery plugin', () => {
  it('tells the status of each environment', async () => {
    const api = await start();
    const response = await api.get('/api/delivery/services/shop/status');
    expect(response.body).toEqual({
      service: 'shop',
      environments: [
        {
          environment: 'dev',
          application: 'shop-dev',
          state: 'healthy',
          sync: 'Synced',
          health: 'Healthy',
          release: {
            image: releaseFile.image,
            commit: 'abc',
            run: 'https://ci/1',
            actor: 'ana',
            at: '2026-11-20T12:00:00Z',
          },
          links: {
            argocd: 'http://argo/shop-dev',
            gitops: 'http://gh/gitops/environments/dev/shop/release.yaml',
            commit: 'http://gh/acme/shop/commit/abc',
            run: 'https://ci/1',
            service: 'https://shop.example',
          },
        },
        {
          environment: 'prod',
          application: 'shop-prod',
          state: 'awaiting-first-image',
          message: 'Its pull request in the GitOps repository awaits a merge.',
          sync: 'Unknown',
          health: 'Unknown',
          links: {
            argocd: 'http://argo/shop-prod',
            gitops: 'http://gh/gitops/environments/prod/shop/release.yaml',
          },
        },
      ],
    });
  });

  it('reads the release at the revision that Argo CD compared', async () => {
    const refs: Array<string | undefined> = [];
    const api = await start({
      gitops: {
        readRelease: async (environment, _service, ref) => {
          refs.push(ref);
          return environment === 'dev' && ref === undefined
            ? releaseFile
            : { image: {}, release: {} };
        },
      },
    });
    const { body } = await api.get('/api/delivery/services/shop/status');
    expect(refs).toContain('rev1');
    expect(body.environments[0].state).toBe('progressing');
  });

  it('shows the rest when one system is away', async () => {
    const api = await start({
      argocd: {
        getApplication: async name => {
          if (name === 'shop-dev') throw outage('Argo CD');
          return undefined;
        },
      },
    });
    const { status, body } = await api.get(
      '/api/delivery/services/shop/status',
    );
    expect(status).toBe(200);
    expect(body.environments[0]).toMatchObject({
      state: 'unknown',
      message: 'Argo CD, something: no answer. Try again.',
    });
    expect(body.environments[1].state).toBe('awaiting-first-image');
  });

  it('asks the vendors once for many viewers', async () => {
    const readRecord = jest.fn(async () => record);
    const getApplication = jest.fn(async () => application);
    const api = await start({
      gitops: { readRecord },
      argocd: { getApplication },
    });
    const responses = await Promise.all(
      Array.from({ length: 50 }, () =>
        api.get('/api/delivery/services/shop/status'),
      ),
    );
    expect(responses.every(({ status }) => status === 200)).toBe(true);
    expect(readRecord).toHaveBeenCalledTimes(1);
    expect(getApplication).toHaveBeenCalledTimes(2);
  });

  it('tells where the parts of a service are', async () => {
    const api = await start({
      github: { getRepository: async () => repository },
    });
    const { body } = await api.get('/api/delivery/services/shop');
    expect(body).toEqual({
      record,
      links: {
        repository: 'http://gh/acme/shop',
        ecr: 'r/shop',
        gitops: 'http://gh/gitops/services/shop.yaml',
      },
      cloneCommand: 'git clone http://gh/acme/shop.git',
    });
  });

  it('lists runs, jobs and logs', async () => {
    const api = await start({
      github: {
        listRuns: async (name, { calling } = {}) => [
          { id: 1, title: name, calling } as never,
        ],
        listJobs: async (_name, id) => [{ id: id + 1 } as never],
        getJobLog: async (_name, id) => `log of <b>${id}</b>`,
      },
    });
    const base = '/api/delivery/services/shop';
    const runs = await api.get(`${base}/runs`);
    const calling = 'acme/pipelines/.github/workflows/deliver.yaml';
    expect(runs.body).toEqual({ items: [{ id: 1, title: 'shop', calling }] });
    const jobs = await api.get(`${base}/runs/1/jobs`);
    expect(jobs.body).toEqual({ items: [{ id: 2 }] });
    const log = await api.get(`${base}/jobs/2/log`);
    expect(log.text).toBe('log of <b>2</b>');
    expect(log.headers).toMatchObject({
      'content-type': 'text/plain; charset=utf-8',
      'x-content-type-options': 'nosniff',
    });
  });

  it.each([
    [
      'a service that is not in the catalog',
      'other/status',
      404,
      'NotFoundError',
    ],
    ['a component that is no service', 'by-hand/status', 404, 'NotFoundError'],
    ['a name that is none', 'No_Name/status', 400, 'InputError'],
    ['a run that is none', 'shop/runs/x/jobs', 400, 'InputError'],
    ['a job that is none', 'shop/jobs/-1/log', 400, 'InputError'],
  ])('refuses %s', async (_title, path, status, name) => {
    const api = await start();
    const response = await api.get(`/api/delivery/services/${path}`);
    expect(response.status).toBe(status);
    expect(response.body.error.name).toBe(name);
  });

  it('refuses who may not see releases', async () => {
    const api = await start({ allow: false });
    const response = await api.get('/api/delivery/services/shop/status');
    expect(response.status).toBe(403);
    expect(response.body.error.message).toContain('delivery.release.read');
  });

  it.each([
    'chart/versions',
    'options',
    'services/shop',
    'services/shop/status',
    'services/check-name/x',
  ])('refuses strangers at %s', async path => {
    const api = await start();
    const response = await api
      .get(`/api/delivery/${path}`)
      .set('authorization', mockCredentials.none.header());
    expect(response.status).toBe(401);
  });

  it.each([
    ['is away', outage('GitHub'), 503],
    [
      'refuses the portal',
      new DeliveryError({
        system: 'GitHub',
        object: 'runs',
        problem: 'no',
        remedy: 'Grant it.',
        status: 403,
      }),
      503,
    ],
    [
      'has no such thing',
      new DeliveryError({
        system: 'GitHub',
        object: 'runs',
        problem: 'no',
        remedy: 'Check.',
        status: 404,
      }),
      404,
    ],
  ])('names the system that %s', async (_title, error, status) => {
    const api = await start({
      github: {
        listRuns: async () => {
          throw error;
        },
      },
    });
    const response = await api.get('/api/delivery/services/shop/runs');
    expect(response.status).toBe(status);
    expect(response.body.error.message).toContain('GitHub, ');
  });

  it('tells what forms need, and no secret', async () => {
    const api = await start();
    const response = await api.get('/api/delivery/options');
    expect(response.body).toEqual({
      environments: [
        {
          name: 'dev',
          changes: 'commit',
          rollback: 'automatic',
          approvers: [],
        },
        {
          name: 'prod',
          changes: 'pull-request',
          rollback: 'automatic',
          approvers: [],
        },
      ],
      sizes: [{ name: 'small', replicas: 2, cpu: '100m', memory: '128Mi' }],
      places: {
        repositories: 'acme',
        gitops: 'acme/gitops-apps',
        images: 'r/',
      },
      images: { allowedRegistries: [], mirrors: {} },
    });
    expect(response.text).not.toContain('argocd-secret');
  });

  it('lists the versions of the chart that a form can offer', async () => {
    const versions = Array.from({ length: 60 }, (_, n) => `1.${60 - n}.0`);
    const api = await start({
      charts: { listVersions: async () => versions },
    });
    const response = await api.get('/api/delivery/chart/versions');
    expect(response.body).toEqual({ versions: versions.slice(0, 50) });
  });

  describe('check-name', () => {
    const free: World = {
      github: { getRepository: async () => undefined },
      ecr: { getRepository: async () => undefined },
    };
    const check = async (name: string, world: World = free) => {
      const api = await start(world);
      const response = await api.get(
        `/api/delivery/services/check-name/${encodeURIComponent(name)}`,
      );
      return response.body;
    };

    it('lets a free name pass', async () => {
      expect(await check('orders')).toEqual({ available: true, problems: [] });
    });

    it.each(['Shop', 'a', 'shop-', 'argocd', 'x'.repeat(64), '../etc', '💥'])(
      'asks nobody about %p',
      async name => {
        const answer = await check(name, {});
        expect(answer).toEqual({
          available: false,
          problems: [{ system: 'Name', message: expect.any(String) }],
        });
      },
    );

    it('names every system that has it', async () => {
      const answer = await check('shop', {
        github: { getRepository: async () => repository },
        ecr: {
          getRepository: async () => ({ name: 'shop', arn: 'a', uri: 'u' }),
        },
      });
      expect(answer.available).toBe(false);
      expect(
        answer.problems.map((problem: { system: string }) => problem.system),
      ).toEqual(['GitHub', 'ECR', 'GitOps', 'Catalog']);
    });

    it('takes a component that is no service for taken, too', async () => {
      expect(await check('by-hand')).toMatchObject({
        problems: [{ system: 'Catalog' }],
      });
    });

    it('does not call free what it cannot know', async () => {
      const answer = await check('orders', {
        ...free,
        github: {
          getRepository: async () => {
            throw outage('GitHub');
          },
        },
      });
      expect(answer).toEqual({
        available: false,
        problems: [
          {
            system: 'GitHub',
            message: expect.stringContaining('cannot be asked at the moment'),
          },
        ],
      });
    });
  });
});
