import { parseDuration, retryDelay } from './retry';
import { isSpared, planSync } from './plan';
import type { Compared } from '../compare';

const compared = (
  kind: string,
  name: string,
  options: { wave?: string; prune?: boolean; option?: string } = {},
): Compared => {
  const object = {
    apiVersion: 'v1',
    kind,
    metadata: {
      name,
      annotations: {
        'argocd.argoproj.io/sync-wave': options.wave ?? '0',
        'argocd.argoproj.io/sync-options': options.option ?? '',
      },
    },
  } as any;
  return {
    ...(options.prune ? { live: object } : { target: object }),
    status: { version: 'v1', kind, name, status: 'OutOfSync' },
  };
};

it('orders by wave, kind and name, and prunes last, backwards', () => {
  const plan = planSync([
    compared('Deployment', 'b'),
    compared('Service', 'gone', { prune: true }),
    compared('Deployment', 'gone', { prune: true }),
    compared('ConfigMap', 'z'),
    compared('Deployment', 'a'),
    compared('Deployment', 'early', { wave: '-1' }),
  ]);
  expect(
    plan.map(
      ({ resource, prune }) =>
        `${prune ? '-' : '+'}${resource.status.kind}/${resource.status.name}`,
    ),
  ).toEqual([
    '+Deployment/early',
    '+ConfigMap/z',
    '+Deployment/a',
    '+Deployment/b',
    '-Deployment/gone',
    '-Service/gone',
  ]);
});

it('spares what says Prune=false', () => {
  const [spared] = planSync([
    compared('Namespace', 'n', {
      prune: true,
      option: 'Delete=false,Prune=false',
    }),
  ]);
  expect(isSpared(spared)).toBe(true);
});

it('waits longer from attempt to attempt, up to a limit', () => {
  const retry = {
    limit: 3,
    backoff: { duration: '5s', factor: 2, maxDuration: '12s' },
  };
  expect([0, 1, 2, 3].map(tries => retryDelay(retry, tries))).toEqual([
    5000,
    10_000,
    12_000,
    undefined,
  ]);
  expect(retryDelay(undefined, 0)).toBeUndefined();
  expect(parseDuration('1m30s')).toBe(90_000);
  expect(() => parseDuration('soon')).toThrow('invalid duration');
});
