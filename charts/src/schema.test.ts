import Ajv from 'ajv';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import { CHART, refusal, renderText } from './render';
import { helm3 } from './testing/helm3';
import { ciValues, merge, RELEASE, SCHEMA, Values } from './testing/values';

const ajv = new Ajv({
  allErrors: true,
  strict: true,
  strictTypes: false,
  allowUnionTypes: true,
  allowMatchingProperties: true,
  strictRequired: false,
});

/** Every subschema, with its JSON path. */
function subschemas(schema: unknown, where = '#'): [string, Values][] {
  if (typeof schema !== 'object' || schema === null) {
    return [];
  }
  const own: [string, Values][] = Array.isArray(schema)
    ? []
    : [[where, schema as Values]];
  return own.concat(
    Object.entries(schema).flatMap(([key, child]) =>
      subschemas(child, `${where}/${key}`),
    ),
  );
}

/** Paths of every map in values. */
function mapsIn(value: unknown, where: string[] = []): string[][] {
  if (typeof value !== 'object' || value === null) {
    return [];
  }
  const own = Array.isArray(value) ? [] : [where];
  return own.concat(
    Object.entries(value).flatMap(([key, child]) =>
      mapsIn(child, [...where, key]),
    ),
  );
}

function withKey(
  values: Values,
  where: string[],
  key: string,
  value: unknown,
): Values {
  const copy = structuredClone(values);
  const target = where.reduce((map, step) => map[step], copy);
  target[key] = value;
  return copy;
}

describe('values.schema.json', () => {
  it('is a valid schema, which takes the defaults', () => {
    const validate = ajv.compile(SCHEMA);
    const defaults = parse(
      readFileSync(path.join(CHART, 'values.yaml'), 'utf8'),
    );
    expect(validate(defaults) ? [] : validate.errors).toEqual([]);
  });

  it('is self-contained', () => {
    const refs = subschemas(SCHEMA)
      .map(([, schema]) => schema.$ref)
      .filter(ref => typeof ref === 'string');
    expect(refs.length).toBeGreaterThan(10);
    expect(refs.filter(ref => !ref.startsWith('#/definitions/'))).toEqual([]);
  });

  it('closes every object, or says what its keys are', () => {
    const open = subschemas(SCHEMA).filter(
      ([where, schema]) =>
        schema.type === 'object' &&
        schema.additionalProperties === undefined &&
        where !== '#/properties/global',
    );
    expect(open.map(([where]) => where)).toEqual([]);
  });

  it('describes every key that a person may write', () => {
    const silent = Object.entries<Values>(SCHEMA.properties).flatMap(
      ([name, schema]) =>
        [[name, schema] as [string, Values]]
          .concat(
            Object.entries<Values>(schema.properties ?? {}).map(
              ([key, child]) => [`${name}.${key}`, child],
            ),
          )
          .filter(([, child]) => child && !child.description)
          .map(([key]) => key),
    );
    expect(silent).toEqual([]);
  });

  it('gives examples that it takes itself', () => {
    const wrong = subschemas(SCHEMA)
      .filter(([, schema]) => Array.isArray(schema.examples))
      .flatMap(([where, schema]) => {
        const validate = ajv.compile({
          ...schema,
          definitions: SCHEMA.definitions,
        });
        return schema.examples
          .filter((example: unknown) => !validate(example))
          .map(() => where);
      });
    expect(wrong).toEqual([]);
  });

  it('knows every default, and requires what has one', () => {
    const defaults: Values = parse(
      readFileSync(path.join(CHART, 'values.yaml'), 'utf8'),
    );
    expect(Object.keys(defaults).sort()).toEqual(
      Object.keys(SCHEMA.properties).sort(),
    );
    expect([...SCHEMA.required, 'global'].sort()).toEqual(
      Object.keys(defaults).sort(),
    );
  });
});

/** Maps whose keys a person chooses: a typo there is a name. */
const NAMED = new Set([
  'ports',
  'env',
  'config',
  'files',
  'secrets',
  'persistence',
  'initContainers',
  'sidecars',
  'global',
  'initContainers.wait.env',
  'sidecars.proxy.ports',
  'scheduling.nodeSelector',
]);

describe('a typo', () => {
  const all = merge(ciValues('deployment-all'), { networkPolicy: {} });
  const places = mapsIn(all)
    .map(where => [where.join('.'), where] as const)
    .filter(([name]) => !NAMED.has(name) && !name.endsWith('matchLabels'));

  it.each(places)('at level "%s" is refused by name', async (_, where) => {
    expect(await refusal(withKey(all, where, 'tpyo', '1'))).toContain('tpyo');
  });

  it('is looked for at many levels', () => {
    expect(places.length).toBeGreaterThan(60);
  });
});

const ingress = {
  enabled: true,
  host: 'a.example.com',
  sourceCidrs: ['10.0.0.0/20'],
};
const cron = { type: 'cronjob', schedule: '0 3 * * *' };

const BAD: [key: string, why: string, values: Values][] = [
  ['workload.type', 'an unknown type', { workload: { type: 'daemonset' } }],
  ['workload.replicas', 'a text', { workload: { replicas: '2' } }],
  ['workload.replicas', 'a fraction', { workload: { replicas: 1.5 } }],
  ['workload.replicas', 'below nought', { workload: { replicas: -1 } }],
  [
    'workload.schedule',
    'on a deployment',
    { workload: { schedule: '0 3 * * *' } },
  ],
  [
    'workload.schedule',
    'missing on a cronjob',
    { workload: { type: 'cronjob' } },
  ],
  [
    'workload.schedule',
    'not a schedule',
    { workload: { type: 'cronjob', schedule: 'daily' } },
  ],
  ['workload.timeZone', 'on a deployment', { workload: { timeZone: 'UTC' } }],
  [
    'workload.retries',
    'on a worker',
    { workload: { type: 'worker', retries: 1 } },
  ],
  [
    'workload.preStopSleepSeconds',
    'as long as the grace period',
    { workload: { preStopSleepSeconds: 45 } },
  ],
  ['workload', 'taken away', { workload: null }],
  ['resources', 'taken away', { resources: null }],
  ['limits', 'taken away', { resources: { limits: null } }],
  ['memory', 'no limit', { resources: { limits: { memory: null } } }],
  [
    'resources.requests.memory',
    'without a unit',
    { resources: { requests: { memory: '128' } } },
  ],
  [
    'resources.requests.memory',
    'above the limit',
    { resources: { requests: { memory: '1Gi' } } },
  ],
  [
    'resources.requests.cpu',
    'above the limit',
    { resources: { requests: { cpu: 2 }, limits: { cpu: '500m' } } },
  ],
  [
    'resources.requests.cpu',
    'not a quantity',
    { resources: { requests: { cpu: 'much' } } },
  ],
  ['image', 'without tag and digest', { image: { tag: null, digest: null } }],
  ['image.tag', 'latest', { image: { tag: 'latest' } }],
  ['image.digest', 'malformed', { image: { digest: 'sha256:abc' } }],
  [
    'image.repository',
    'with a tag',
    { image: { repository: 'acme/orders:1' } },
  ],
  ['release.run', 'a number', { release: { run: 17 } }],
  ['release', 'an unknown key', { release: { branch: 'main' } }],
  ['env.PORT', 'a number', { env: { PORT: 8080 } }],
  ['env.DEBUG', 'a boolean', { env: { DEBUG: true } }],
  ['env', 'a name with a hyphen', { env: { 'a-b': '1' } }],
  [
    'env.A',
    'two sources',
    {
      env: {
        A: {
          valueFrom: {
            fieldRef: { fieldPath: 'a' },
            secretKeyRef: { name: 'a', key: 'b' },
          },
        },
      },
    },
  ],
  ['env.A', 'neither value nor source', { env: { A: {} } }],
  ['config.LIMIT', 'a number', { config: { LIMIT: 1000000 } }],
  ['config.A', 'nothing', { config: { A: null, B: ['x'] } }],
  ['files', 'a relative path', { files: { 'etc/a': 'x' } }],
  ['files', 'a path that is writable', { files: { '/tmp': 'x' } }],
  ['secrets.A', 'without its key', { secrets: { A: { property: 'x' } } }],
  ['command', 'a text', { command: 'node index.js' }],
  [
    'ports.http.containerPort',
    'a text',
    { ports: { http: { containerPort: '8080' } } },
  ],
  [
    'ports.http.containerPort',
    'beyond the last',
    { ports: { http: { containerPort: 70000 } } },
  ],
  ['ports.http', 'without a number', { ports: { http: { servicePort: 80 } } }],
  ['ports', 'a name in capitals', { ports: { HTTP: { containerPort: 80 } } }],
  [
    'ports',
    'on a worker',
    { workload: { type: 'worker' }, ports: { http: { containerPort: 80 } } },
  ],
  [
    'ports',
    'on a cronjob',
    { workload: cron, ports: { http: { containerPort: 80 } } },
  ],
  [
    'probes.liveness',
    'the default without a port http',
    { ports: { web: { containerPort: 80 } } },
  ],
  [
    'probes.liveness.port',
    'no such port',
    { probes: { liveness: { kind: 'http', port: 'admin' } } },
  ],
  [
    'probes.liveness.path',
    'on a tcp probe',
    { probes: { liveness: { kind: 'tcp', path: '/x' } } },
  ],
  [
    'probes.liveness',
    'exec without a command',
    { probes: { liveness: { kind: 'exec' } } },
  ],
  [
    'probes.liveness',
    'an unknown kind',
    { probes: { liveness: { kind: 'grpc' } } },
  ],
  [
    'probes.liveness',
    'without a kind',
    { probes: { liveness: { path: '/x' } } },
  ],
  [
    'probes.readiness',
    'the same as liveness',
    { probes: { liveness: { kind: 'tcp' }, readiness: { kind: 'tcp' } } },
  ],
  [
    'probes',
    'on a cronjob',
    { workload: cron, probes: { liveness: { kind: 'none' } } },
  ],
  ['security.runAsUser', 'root', { security: { runAsUser: 0 } }],
  ['security.fsGroup', 'root', { security: { fsGroup: 0 } }],
  [
    'security',
    'an attempt to loosen it',
    { security: { readOnlyRootFilesystem: false } },
  ],
  [
    'security.writablePaths',
    'the root',
    { security: { writablePaths: ['/'] } },
  ],
  [
    'security.writableSize',
    'without a unit',
    { security: { writableSize: 1 } },
  ],
  [
    'identity',
    'irsa without a role',
    { serviceAccount: { identity: { mode: 'irsa' } } },
  ],
  [
    'roleArn',
    'not a role',
    { serviceAccount: { identity: { mode: 'irsa', roleArn: 'orders' } } },
  ],
  [
    'roleArn',
    'without irsa',
    {
      serviceAccount: {
        identity: { roleArn: 'arn:aws:iam::123456789012:role/x' },
      },
    },
  ],
  [
    'serviceAccount.name',
    'while one is created',
    { serviceAccount: { name: 'shared' } },
  ],
  [
    'mode',
    'irsa on an account of others',
    {
      serviceAccount: {
        create: false,
        identity: { mode: 'irsa', roleArn: 'arn:aws:iam::123456789012:role/x' },
      },
    },
  ],
  ['autoscaling.min', 'above max', { autoscaling: { min: 9 } }],
  [
    'autoscaling',
    'neither cpu nor memory',
    { autoscaling: { enabled: true, cpu: null } },
  ],
  ['autoscaling.enabled', 'a text', { autoscaling: { enabled: 'true' } }],
  [
    'autoscaling.enabled',
    'on a cronjob',
    { workload: cron, autoscaling: { enabled: true } },
  ],
  ['pdb.enabled', 'unknown', { pdb: { enabled: 'always' } }],
  ['pdb.enabled', 'on a cronjob', { workload: cron, pdb: { enabled: true } }],
  ['pdb.maxUnavailable', 'all', { pdb: { maxUnavailable: '100%' } }],
  ['spread.zone', 'unknown', { spread: { zone: 'Always' } }],
  ['scheduling', 'an unknown key', { scheduling: { hostNetwork: true } }],
  [
    'networkPolicy.allowFrom',
    'nobody',
    { networkPolicy: { allowFrom: [{ ports: ['http'] }] } },
  ],
  [
    'networkPolicy.allowFrom',
    'no such port',
    { networkPolicy: { allowFrom: [{ service: 'a', ports: ['admin'] }] } },
  ],
  [
    'networkPolicy.allowFrom',
    'address and service',
    { networkPolicy: { allowFrom: [{ service: 'a', cidr: '10.0.0.0/8' }] } },
  ],
  [
    'networkPolicy.egress.rules',
    'while it is open',
    { networkPolicy: { egress: { rules: [{ service: 'a' }] } } },
  ],
  [
    'networkPolicy.egress.mode',
    'unknown',
    { networkPolicy: { egress: { mode: 'closed' } } },
  ],
  [
    'expose.ingress',
    'without a host',
    { expose: { ingress: { enabled: true } } },
  ],
  [
    'expose.ingress.host',
    'not a host',
    { expose: { ingress: { ...ingress, host: 'https://a.example.com' } } },
  ],
  [
    'expose.ingress.scheme',
    'unknown',
    { expose: { ingress: { ...ingress, scheme: 'public' } } },
  ],
  [
    'expose.ingress.sourceCidrs',
    'not a range',
    { expose: { ingress: { ...ingress, sourceCidrs: ['10.0.0.1'] } } },
  ],
  [
    'expose.ingress.port',
    'no such port',
    { expose: { ingress: { ...ingress, port: 'admin' } } },
  ],
  [
    'expose.ingress.enabled',
    'on a worker',
    { workload: { type: 'worker' }, expose: { ingress } },
  ],
  [
    'expose.gateway.enabled',
    'on a cronjob',
    {
      workload: cron,
      expose: {
        gateway: {
          enabled: true,
          hosts: ['a.example.com'],
          parentRefs: [{ name: 'a', namespace: 'b' }],
        },
      },
    },
  ],
  [
    'expose.ingress and expose.gateway',
    'two on one host',
    {
      expose: {
        ingress,
        gateway: {
          enabled: true,
          hosts: ['b.example.com', 'a.example.com'],
          parentRefs: [{ name: 'a', namespace: 'b' }],
        },
      },
    },
  ],
  [
    'expose.gateway and expose.istio',
    'two on one host',
    {
      expose: {
        gateway: {
          enabled: true,
          hosts: ['a.example.com'],
          parentRefs: [{ name: 'a', namespace: 'b' }],
        },
        istio: { enabled: true, hosts: ['a.example.com'], gateways: ['a/b'] },
      },
    },
  ],
  [
    'expose.istio.gateways',
    'without a namespace',
    {
      expose: {
        istio: {
          enabled: true,
          hosts: ['a.example.com'],
          gateways: ['public'],
        },
      },
    },
  ],
  [
    'metrics.port',
    'no such port',
    { metrics: { enabled: true, port: 'admin' } },
  ],
  [
    'metrics',
    'on a worker without a number',
    { workload: { type: 'worker' }, metrics: { enabled: true } },
  ],
  [
    'metrics.enabled',
    'on a cronjob',
    { workload: cron, metrics: { enabled: true, port: 9090 } },
  ],
  [
    'metrics.interval',
    'without a unit',
    { metrics: { enabled: true, interval: '30' } },
  ],
  ['tracing', 'without a language', { tracing: { enabled: true } }],
  [
    'tracing.language',
    'unknown',
    { tracing: { enabled: true, language: 'cobol' } },
  ],
  [
    'persistence',
    'on a deployment',
    { persistence: { data: { size: '1Gi', mountPath: '/data' } } },
  ],
  [
    'persistence.data',
    'without a size',
    {
      workload: { type: 'statefulset' },
      persistence: { data: { mountPath: '/data' } },
    },
  ],
  [
    'persistence.data.mountPath',
    'where it is writable already',
    {
      workload: { type: 'statefulset' },
      persistence: { data: { size: '1Gi', mountPath: '/tmp' } },
    },
  ],
  [
    'persistence',
    'a name of the chart',
    {
      workload: { type: 'statefulset' },
      persistence: { files: { size: '1Gi', mountPath: '/data' } },
    },
  ],
  [
    'initContainers.a.image',
    'latest',
    { initContainers: { a: { image: 'busybox:latest' } } },
  ],
  [
    'initContainers.a.image',
    'without a tag',
    { initContainers: { a: { image: 'busybox' } } },
  ],
  [
    'initContainers.a',
    'environment on the own image',
    { initContainers: { a: { env: { A: '1' } } } },
  ],
  [
    'initContainers',
    'the name of the service',
    { initContainers: { app: { image: 'busybox:1' } } },
  ],
  ['sidecars.a', 'without an image', { sidecars: { a: {} } }],
  [
    'initContainers.a and sidecars.a',
    'the same name',
    { initContainers: { a: {} }, sidecars: { a: { image: 'busybox:1' } } },
  ],
  [
    'sidecars.a.resources.requests.memory',
    'above the limit',
    {
      sidecars: {
        a: {
          image: 'busybox:1',
          resources: {
            requests: { cpu: '1m', memory: '2Gi' },
            limits: { memory: '1Gi' },
          },
        },
      },
    },
  ],
  ['owner.team', 'not a label', { owner: { team: 'group:default/payments' } }],
  ['environment', 'not a name', { environment: 'Prod-1' }],
  ['podOverrides', 'unknown at the top', { podOverrides: {} }],
  ['nameOverride', 'unknown at the top', { nameOverride: 'x' }],
];

/** Whether a message names a key: `a.b` in our own words, `at '/a/b'` in those of helm's schema. */
const named = (message: string, key: string): boolean =>
  message.includes(key) ||
  message.includes(`at '/${key.split('.').join('/')}'`) ||
  message.includes(`at '/${key.split('.').join('/')}/`);

describe('values that are wrong', () => {
  let oldHelm: string | undefined;
  beforeAll(async () => {
    oldHelm = await helm3();
  });

  it.each(BAD)('are refused by key: %s, %s', async (key, _, values) => {
    const message = await refusal(merge(RELEASE, values));
    expect(named(message, key) ? key : message).toBe(key);
    expect(
      await refusal(merge(RELEASE, values), { binary: oldHelm }),
    ).toBeTruthy();
  });

  it('are refused before there is an image', async () => {
    expect(await refusal({ autoscaling: { min: 9 } })).toContain(
      'autoscaling.min',
    );
    expect(await refusal({ replicas: 2 })).toContain('replicas');
  });

  it('are not those that only look strange', async () => {
    const text = await renderText(
      merge(RELEASE, {
        config: { A: '', B: 'null', C: '1e6' },
        global: { anything: { at: ['all'] } },
      }),
    );
    expect(text).toContain('"B": "null"');
  });
});
