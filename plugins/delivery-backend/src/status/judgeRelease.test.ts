import type { Release } from '@internal/plugin-delivery-common';
import type { Application } from '@internal/plugin-delivery-node';
import { judgeRelease, type Evidence } from './judgeRelease';

const NOW = Date.parse('2026-11-20T12:00:00Z');

const releaseNamed = (letter: string): Release => ({
  image: {
    repository: 'r/shop',
    tag: letter,
    digest: `sha256:${letter.repeat(64)}`,
  },
  origin: {
    commit: letter,
    run: 'http://ci/1',
    actor: 'ana',
    at: '2026-11-20T11:50:00Z',
  },
});

const release = releaseNamed('a');

const deployment = {
  group: 'apps',
  kind: 'Deployment',
  namespace: 'dev',
  name: 'shop',
  sync: 'Synced' as const,
  health: 'Healthy' as const,
};

const application: Application = {
  name: 'shop-dev',
  labels: {},
  project: 'dev',
  destination: { server: 's', namespace: 'dev' },
  sources: [
    { repoUrl: 'r/charts', chart: 'c', targetRevision: '1.0.0' },
    { repoUrl: 'g', targetRevision: 'main', ref: 'values' },
  ],
  sync: 'Synced',
  revisions: ['1.0.0', 'rev1'],
  health: 'Healthy',
  healthChangedAt: '2026-11-20T11:59:00Z',
  resources: [deployment],
  conditions: [],
  operation: {
    phase: 'Succeeded',
    message: '',
    revisions: ['1.0.0', 'rev1'],
    finishedAt: '2026-11-20T11:51:00Z',
  },
};

const evidence: Evidence = {
  release,
  application,
  compared: release,
  now: NOW,
};

const withApplication = (change: Partial<Application>): Partial<Evidence> => ({
  application: { ...application, ...change },
});
const withWorkload = (
  change: object,
  more: Partial<Application> = {},
): Partial<Evidence> =>
  withApplication({ resources: [{ ...deployment, ...change }], ...more });

describe('judgeRelease', () => {
  it.each<[string, Partial<Evidence>, string, RegExp | undefined]>([
    ['all is well', {}, 'healthy', undefined],
    [
      'there is no release',
      { release: undefined, compared: undefined },
      'awaiting-first-image',
      undefined,
    ],
    [
      'there is no release and no Application',
      { release: undefined, application: undefined },
      'awaiting-first-image',
      undefined,
    ],
    [
      'there is no Application',
      { application: undefined },
      'unknown',
      /no Application/,
    ],
    [
      'it is being deleted',
      withApplication({ deleting: true }),
      'unknown',
      /deleting/,
    ],
    [
      'Argo CD cannot compare',
      withApplication({
        sync: 'Unknown',
        conditions: [{ type: 'ComparisonError', message: 'chart not found' }],
      }),
      'unknown',
      /chart not found/,
    ],
    [
      'another release was compared',
      { compared: releaseNamed('b') },
      'progressing',
      /not seen/,
    ],
    [
      'nothing was compared',
      { compared: undefined },
      'progressing',
      /not seen/,
    ],
    [
      'the same image came again in a later release',
      {
        compared: { ...release, origin: { ...release.origin, at: 'earlier' } },
      },
      'progressing',
      /not seen/,
    ],
    [
      'it is compared but not applied',
      withWorkload({ sync: 'OutOfSync' }, { sync: 'OutOfSync' }),
      'progressing',
      /in line/,
    ],
    [
      'the workload rolls out',
      withWorkload({ health: 'Progressing', message: '1 of 2' }),
      'progressing',
      /1 of 2/,
    ],
    [
      'the workload is Degraded',
      withWorkload({ health: 'Degraded', message: 'deadline' }),
      'failed',
      /Deployment shop is Degraded: deadline/,
    ],
    [
      'what is Degraded is still the release before',
      withWorkload(
        { health: 'Degraded', sync: 'OutOfSync' },
        { sync: 'OutOfSync' },
      ),
      'progressing',
      undefined,
    ],
    [
      'only the aggregate is Degraded, by an HPA',
      withApplication({
        health: 'Degraded',
        resources: [
          deployment,
          {
            ...deployment,
            kind: 'HorizontalPodAutoscaler',
            health: 'Degraded',
          },
        ],
      }),
      'healthy',
      undefined,
    ],
    [
      'it is not Healthy within deadline and a minute',
      withWorkload(
        { health: 'Progressing' },
        { healthChangedAt: '2026-11-20T11:54:01Z' },
      ),
      'progressing',
      undefined,
    ],
    [
      'it is not Healthy past deadline and a minute',
      withWorkload(
        { health: 'Progressing' },
        { healthChangedAt: '2026-11-20T11:53:59Z' },
      ),
      'failed',
      /not been Healthy for 6 minutes/,
    ],
    [
      'its deadline is longer',
      {
        ...withWorkload(
          { health: 'Progressing' },
          { healthChangedAt: '2026-11-20T11:53:59Z' },
        ),
        progressDeadlineSeconds: 600,
      },
      'progressing',
      undefined,
    ],
    [
      'the sync ended after health changed',
      withWorkload(
        { health: 'Progressing' },
        {
          healthChangedAt: '2026-11-20T11:00:00Z',
          operation: {
            ...application.operation,
            phase: 'Succeeded',
            message: '',
            finishedAt: '2026-11-20T11:58:00Z',
          },
        },
      ),
      'progressing',
      undefined,
    ],
    [
      'nobody knows since when it is not Healthy',
      withWorkload({ health: 'Progressing' }, { healthChangedAt: undefined }),
      'progressing',
      undefined,
    ],
    [
      'the sync failed at this revision',
      withApplication({
        sync: 'OutOfSync',
        operation: {
          phase: 'Failed',
          message: 'admission webhook denied',
          revisions: ['1.0.0', 'rev1'],
        },
      }),
      'failed',
      /The sync failed: admission webhook denied/,
    ],
    [
      'the sync failed at an earlier revision',
      withWorkload(
        { sync: 'OutOfSync' },
        {
          sync: 'OutOfSync',
          operation: {
            phase: 'Error',
            message: 'x',
            revisions: ['1.0.0', 'rev0'],
          },
        },
      ),
      'progressing',
      undefined,
    ],
    [
      'it has no workload yet',
      withApplication({ resources: [] }),
      'progressing',
      undefined,
    ],
    [
      'a cron job has no health of its own',
      withApplication({
        resources: [
          { ...deployment, group: 'batch', kind: 'CronJob', health: undefined },
        ],
      }),
      'healthy',
      undefined,
    ],
    [
      'a Deployment without health is no evidence',
      withWorkload({ health: undefined }),
      'progressing',
      undefined,
    ],
  ])('when %s', (_title, change, state, message) => {
    const verdict = judgeRelease({ ...evidence, ...change });
    expect(verdict.state).toBe(state);
    expect(verdict.message ?? '').toMatch(message ?? /^/);
  });
});
