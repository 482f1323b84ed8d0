import type { Entity } from '@backstage/catalog-model';
import type {
  EnvironmentStatus,
  PipelineJob,
  PipelineRun,
} from '@internal/plugin-delivery-common';

export const places = {
  repositories: 'acme',
  gitops: 'acme/gitops-apps',
  images: 'registry.test/services/',
};

export const images = {
  allowedRegistries: ['public.ecr.aws', 'ghcr.io/acme'],
  mirrors: { 'docker.io': 'registry.test/docker-hub' },
};

export const commit = '3f2a9c0d4b7e61825a9d0c3e8f7b6a5d4c3b2a19';
export const digest = `sha256:${'ab12cd34'.repeat(8)}`;

export function component(annotations: Record<string, string> = {}): Entity {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Component',
    metadata: { name: 'orders', namespace: 'default', annotations },
    spec: { type: 'service', lifecycle: 'production', owner: 'payments' },
  };
}

export const service = component({ 'delivery/service': 'orders' });

export function environment(
  overrides: Partial<EnvironmentStatus> = {},
): EnvironmentStatus {
  return {
    environment: 'dev',
    application: 'orders-dev',
    state: 'healthy',
    sync: 'Synced',
    health: 'Healthy',
    release: {
      image: { repository: 'registry/orders', tag: commit, digest },
      commit,
      run: 'https://github.test/acme/orders/actions/runs/7',
      actor: 'maria',
      at: '2026-11-20T10:00:00Z',
    },
    links: {
      argocd: 'https://argocd.test/applications/orders-dev',
      gitops: 'https://github.test/acme/gitops-apps/blob/main/release.yaml',
      commit: `https://github.test/acme/orders/commit/${commit}`,
      run: 'https://github.test/acme/orders/actions/runs/7',
    },
    ...overrides,
  };
}

export function run(overrides: Partial<PipelineRun> = {}): PipelineRun {
  return {
    id: 7,
    number: 7,
    title: 'feat: greet',
    branch: 'main',
    commit,
    actor: 'maria',
    event: 'push',
    status: 'completed',
    conclusion: 'success',
    startedAt: '2026-11-20T10:00:00Z',
    updatedAt: '2026-11-20T10:03:00Z',
    url: 'https://github.test/acme/orders/actions/runs/7',
    ...overrides,
  };
}

export function job(overrides: Partial<PipelineJob> = {}): PipelineJob {
  return {
    id: 71,
    name: 'test',
    status: 'completed',
    conclusion: 'success',
    startedAt: '2026-11-20T10:00:00Z',
    completedAt: '2026-11-20T10:01:05Z',
    steps: [
      {
        number: 1,
        name: 'Check out',
        status: 'completed',
        conclusion: 'success',
      },
    ],
    ...overrides,
  };
}
