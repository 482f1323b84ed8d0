import { differs, LAST_APPLIED, predict } from './merge';
import type { KubernetesObject } from './objects';
import {
  matchesFields,
  matchesSelector,
  parseLabelSelector,
} from './selectors';
import { validateManifest } from './validate';

describe('applying over what is there', () => {
  const last = {
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata: { name: 'a', labels: { x: '1' } },
    data: { kept: '1', dropped: '1' },
  };
  const live: KubernetesObject = {
    ...last,
    metadata: {
      name: 'a',
      labels: { x: '1', others: '1' },
      annotations: { [LAST_APPLIED]: JSON.stringify(last) },
    },
    data: { kept: '1', dropped: '1', others: '1' },
    status: { phase: 'x' },
  };

  it('removes what was applied before, keeps what others set', () => {
    const target = { ...last, data: { kept: '2' } };
    expect(predict(live, target)).toMatchObject({
      metadata: { labels: { x: '1', others: '1' } },
      data: { kept: '2', others: '1' },
      status: { phase: 'x' },
    });
    expect(predict(live, target).data).not.toHaveProperty('dropped');
    expect(differs(live, target)).toBe(true);
  });

  it('finds no difference in the same manifest', () => {
    expect(differs(live, last)).toBe(false);
  });

  it('replaces a list of another length, and merges into one of the same', () => {
    const pod = (containers: object[]) =>
      ({
        apiVersion: 'v1',
        kind: 'Pod',
        metadata: { name: 'p' },
        spec: { containers },
      } as unknown as KubernetesObject);
    const running = pod([{ name: 'a', image: 'x', imagePullPolicy: 'Always' }]);
    expect(differs(running, pod([{ name: 'a', image: 'x' }]))).toBe(false);
    expect(
      predict(running, pod([{ name: 'a', image: 'x' }, { name: 'b' }])).spec,
    ).toEqual({ containers: [{ name: 'a', image: 'x' }, { name: 'b' }] });
  });
});

describe('selectors', () => {
  const labels = { app: 'a', 'delivery/service': 'orders' };

  it.each([
    ['', true],
    ['app=a', true],
    ['app==b', false],
    ['app!=b,delivery/service=orders', true],
    ['app in (a, b)', true],
    ['app notin (a,b)', false],
    ['app', true],
    ['!app', false],
    ['!other', true],
  ])('%s', (selector, expected) => {
    expect(parseLabelSelector(selector)(labels)).toBe(expected);
  });

  it('quotes what it does not understand', () => {
    expect(() => parseLabelSelector('a==b==c')).toThrow('"a==b==c"');
  });

  it('matches expressions and fields', () => {
    const expression = (operator: string, values?: string[]) =>
      matchesSelector(
        { matchExpressions: [{ key: 'app', operator, values }] },
        labels,
      );
    expect(expression('In', ['a'])).toBe(true);
    expect(expression('NotIn', ['a'])).toBe(false);
    expect(expression('Exists')).toBe(true);
    expect(expression('DoesNotExist')).toBe(false);
    const pod = {
      apiVersion: 'v1',
      kind: 'Pod',
      metadata: { name: 'p' },
      status: { phase: 'Running' },
    };
    expect(matchesFields(pod, 'metadata.name=p,status.phase!=Failed')).toBe(
      true,
    );
    expect(matchesFields(pod, 'metadata.name=q')).toBe(false);
    expect(() => matchesFields(pod, 'nonsense')).toThrow('nonsense');
  });
});

describe('what an API server says against a manifest', () => {
  const deployment = (change: object = {}, container: object = {}) =>
    ({
      apiVersion: 'apps/v1',
      kind: 'Deployment',
      metadata: { name: 'a' },
      spec: {
        selector: { matchLabels: { app: 'a' } },
        template: {
          metadata: { labels: { app: 'a' } },
          spec: {
            containers: [
              {
                name: 'a',
                image: 'x',
                resources: { requests: { cpu: 1, memory: '1Gi' } },
                ports: [{ containerPort: 80 }],
                livenessProbe: { httpGet: { port: 'http' } },
                ...container,
              },
            ],
          },
        },
        ...change,
      },
    } as unknown as KubernetesObject);

  it('is nothing against a good one', () => {
    expect(validateManifest(deployment())).toEqual([]);
  });

  it.each([
    [deployment({ replcas: 1 }), 'unknown field "spec.replcas"'],
    [deployment({ replicas: '1' }), 'spec.replicas: expected number'],
    [deployment({ paused: null }), 'spec.paused: null is not a value'],
    [deployment({}, { image: '' }), 'containers[0].image: Required value'],
    [deployment({}, { prots: [] }), 'containers[0].prots"'],
    [deployment({}, { env: {} }), 'containers[0].env: expected a list'],
    [
      deployment({ selector: { matchLabels: { app: 'b' } } }),
      '`selector` does not match template `labels`',
    ],
    [{ ...deployment(), apiVersion: 'apps/v1beta1' }, 'serves apps/v1'],
    [{ ...deployment(), kind: 'Deploy' }, 'no matches for kind "Deploy"'],
    [{ ...deployment(), metadata: { name: 'A_b' } }, 'RFC 1123'],
    [
      {
        apiVersion: 'external-secrets.io/v1',
        kind: 'ExternalSecret',
        metadata: { name: 'a' },
        spec: { target: null },
      },
      'spec.target: null',
    ],
  ])('%#', (manifest, expected) => {
    expect(validateManifest(manifest as KubernetesObject).join('\n')).toContain(
      expected,
    );
  });
});
