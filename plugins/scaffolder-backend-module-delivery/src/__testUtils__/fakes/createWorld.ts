import { mockServices, TestDatabases } from '@backstage/backend-test-utils';
import type { Entity } from '@backstage/catalog-model';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { createMockActionContext } from '@backstage/plugin-scaffolder-node-test-utils';
import type { TemplateAction } from '@backstage/plugin-scaffolder-node';
import type { JsonObject } from '@backstage/types';
import type { DeliveryConfig } from '@internal/plugin-delivery-node';
import { createActions } from '../../actions';
import { CleanUp, DatabaseLedger } from '../../ledger';
import { createUndo } from '../../undo';
import { FakeChartUpgrader } from './FakeChartUpgrader';
import { FakeArgoCd } from './FakeArgoCd';
import { FakeEcr } from './FakeEcr';
import { FakeGitHub } from './FakeGitHub';
import { FakeGitOps } from './FakeGitOps';
import { FakeImages } from './FakeImages';

const environment = (
  name: string,
  changes: 'commit' | 'pull-request' = 'commit',
) => ({
  name,
  namespace: name,
  server: 'https://kubernetes.default.svc',
  project: name,
  changes,
  rollback: 'automatic' as const,
  approvers: [],
});

export const config: DeliveryConfig = {
  appBaseUrl: 'https://portal.test',
  github: {
    host: 'github.test',
    owner: 'acme',
    cloneCommand: 'git clone {url}',
  },
  pipeline: {
    repository: 'pipelines',
    workflow: 'deliver.yaml',
    ref: 'main',
  },
  gitops: {
    repository: 'gitops-apps',
    branch: 'main',
    platformRepository: 'gitops-platform',
  },
  chart: { registry: 'registry.test/charts', name: 'eks_baseline_chart' },
  ecr: {
    accountId: '123456789012',
    region: 'us-east-1',
    registry: 'registry.test',
    namePrefix: 'services/',
    pullAccountIds: [],
  },
  images: {
    allowedRegistries: ['public.ecr.aws'],
    mirrors: { 'docker.io': 'registry.test/docker-hub' },
  },
  argocd: {
    baseUrl: 'https://argocd.test',
    token: 'not-a-token',
    namespace: 'argocd',
  },
  environments: [
    environment('dev'),
    environment('staging'),
    environment('prod', 'pull-request'),
  ],
  sizes: [{ name: 'small', replicas: 2, cpu: '100m', memory: '128Mi' }],
};

export type World = Awaited<ReturnType<typeof createWorld>>;

/** The actions with a real ledger, in a world in memory. */
export async function createWorld(databases: TestDatabases) {
  const ledger = await DatabaseLedger.create(
    mockServices.database({ knex: await databases.init('SQLITE_3') }),
  );
  const github = new FakeGitHub();
  const ecr = new FakeEcr();
  const gitops = new FakeGitOps();
  const upgrader = new FakeChartUpgrader();
  const argocd = new FakeArgoCd(config.environments, () => gitops.files);
  const component: Entity = {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Component',
    metadata: { name: 'catalogued', namespace: 'default' },
    spec: { type: 'service', owner: 'payments', lifecycle: 'production' },
  };
  const catalog = catalogServiceMock({
    entities: [
      {
        apiVersion: 'backstage.io/v1alpha1',
        kind: 'Group',
        metadata: { name: 'payments', namespace: 'default' },
        spec: { type: 'team', children: [] },
      },
      component,
    ],
  });
  const images = new FakeImages();
  const locations: Array<{ id: string; type: string; target: string }> = [];
  const logger = mockServices.logger.mock();
  const clients = {
    argocd,
    auth: mockServices.auth(),
    catalog: Object.assign(catalog, {
      getLocations: async () => ({ items: [...locations] }),
      removeLocationById: async (id: string) => {
        locations.splice(
          locations.findIndex(location => location.id === id),
          1,
        );
      },
    }),
    config,
    ecr,
    github,
    gitops,
    images,
    upgrader,
  };
  const undo = createUndo(clients, { pollMs: 1, absentMs: 5, goneMs: 200 });
  const cleanUp = new CleanUp({ ledger, undo, logger });
  const list = createActions({
    ...clients,
    ledger,
    cleanUp,
    timing: {
      tickMs: 1,
      silentMs: 5,
      pollMs: 1,
      absentMs: 50,
      wrongMs: 20,
      nudgeMs: 1000,
    },
  }) as unknown as TemplateAction<any, any, 'v2'>[];
  const actions = new Map(list.map(action => [action.id, action]));

  /** Runs one action as a task; answers with its outputs. */
  const run = async (
    id: string,
    input: JsonObject,
    options: {
      task?: string;
      workspacePath?: string;
      isDryRun?: boolean;
      checkpoints?: Map<string, unknown>;
    } = {},
  ): Promise<JsonObject> => {
    const outputs: JsonObject = {};
    const checkpoints = options.checkpoints ?? new Map<string, unknown>();
    await actions.get(id)!.handler({
      ...createMockActionContext({
        input,
        task: { id: options.task ?? 'task-1' },
        logger,
        ...(options.workspacePath && { workspacePath: options.workspacePath }),
      }),
      isDryRun: options.isDryRun,
      output: (name: string, value: any) => {
        outputs[name] = value;
      },
      checkpoint: async ({ key, fn }: any) => {
        if (!checkpoints.has(key)) {
          checkpoints.set(key, await fn());
        }
        return checkpoints.get(key) as any;
      },
    } as any);
    return outputs;
  };
  return {
    ...clients,
    actions,
    cleanUp,
    component,
    ledger,
    locations,
    logger,
    run,
    undo,
  };
}
