import type { Row } from './cases';
import { Values } from './values';

const NONE = undefined;
const fieldRef = { valueFrom: { fieldRef: { fieldPath: 'metadata.name' } } };
const secretKeyRef = {
  valueFrom: { secretKeyRef: { name: 'a', key: 'b', optional: true } },
};
const configMapKeyRef = {
  valueFrom: { configMapKeyRef: { name: 'a', key: 'b' } },
};
const resourceFieldRef = {
  valueFrom: { resourceFieldRef: { resource: 'limits.cpu', divisor: '1m' } },
};
const env = (value: unknown): Values => ({ env: { A: value } });
const secret = (more: Values = {}): Values => ({
  secrets: { A: { remoteKey: 'k', ...more } },
});
const item = 'ExternalSecret:spec.data.0';
const http = (more: Values = {}): Values => ({
  ports: { http: { containerPort: 3000, ...more } },
});

/** The keys of one probe. The base gives it a kind, so that each of the others is set alone. */
function probeCases(
  prefix: string,
  place: string,
  wrap: (probe: Values) => Values,
): Row[] {
  const base = wrap({ kind: 'http', port: 9000 });
  const number = (name: string, unset: unknown): Row => [
    `${prefix}.${name}`,
    wrap({ [name]: 7 }),
    `${place}.${name}`,
    unset,
    7,
    base,
  ];
  return [
    [
      `${prefix}.kind`,
      wrap({ kind: 'none', port: null }),
      place,
      expect.anything(),
      NONE,
      base,
    ],
    [
      `${prefix}.kind`,
      wrap({ kind: 'tcp' }),
      `${place}.tcpSocket`,
      NONE,
      { port: 9000 },
      base,
    ],
    [
      `${prefix}.path`,
      wrap({ path: '/alive' }),
      `${place}.httpGet.path`,
      expect.stringMatching(/^\/(healthz|readyz)$/),
      '/alive',
      base,
    ],
    [
      `${prefix}.port`,
      wrap({ port: 9001 }),
      `${place}.httpGet.port`,
      9000,
      9001,
      base,
    ],
    [
      `${prefix}.command`,
      wrap({ kind: 'exec', port: null, command: ['a', 'yes'] }),
      `${place}.exec.command`,
      NONE,
      ['a', 'yes'],
      base,
    ],
    number('initialDelaySeconds', NONE),
    number('periodSeconds', 10),
    number('timeoutSeconds', 3),
    number('failureThreshold', 3),
  ];
}

const roomy: Values = {
  requests: { cpu: '1m', memory: '1Mi' },
  limits: { memory: '8Gi' },
};

function resourceCases(
  prefix: string,
  place: string,
  [cpu, request, limit]: string[],
  wrap: (resources: Values) => Values,
  base: Values,
): Row[] {
  const row = (
    group: string,
    name: string,
    unset: unknown,
    set: unknown,
  ): Row => [
    `${prefix}.${group}.${name}`,
    wrap({ ...roomy, [group]: { ...roomy[group], [name]: set } }),
    `${place}:resources.${group}.${name}`,
    unset,
    set,
    base,
  ];
  return [
    row('requests', 'cpu', cpu, '0.5'),
    row('requests', 'cpu', cpu, 2),
    row('requests', 'memory', request, '3Gi'),
    row('requests', 'ephemeral-storage', NONE, '1Gi'),
    row('limits', 'cpu', NONE, '2'),
    row('limits', 'memory', limit, '4Gi'),
    row('limits', 'ephemeral-storage', NONE, '2Gi'),
  ];
}

const init = (spec: Values): Values => ({ initContainers: { init: spec } });
const side = (spec: Values): Values => ({
  sidecars: { side: { image: 'proxy:1', ...spec } },
});
const sidePort = (more: Values = {}): Values =>
  side({ ports: { admin: { containerPort: 9901, ...more } } });

const probes = (name: string): Row[] =>
  probeCases(`probes.${name}`, `app:${name}Probe`, probe => ({
    probes: { [name]: probe },
  }));
const sideProbes = (name: string): Row[] =>
  probeCases(`sidecars.*.probes.${name}`, `side:${name}Probe`, probe =>
    side({ probes: { [name]: probe } }),
  );

/** What the containers run, read, ask for and answer. */
export const containerCases: Row[] = [
  [
    'command',
    { command: ['node', 'yes'] },
    'app:command',
    NONE,
    ['node', 'yes'],
  ],
  ['args', { args: ['--port=80', '1'] }, 'app:args', NONE, ['--port=80', '1']],

  ['ports.*.containerPort', http(), 'app:ports.0.containerPort', 8080, 3000],
  ['ports.*.containerPort', http(), 'Service:spec.ports.0.port', 80, 3000],
  [
    'ports.*.servicePort',
    http({ servicePort: 81 }),
    'Service:spec.ports.0.port',
    3000,
    81,
    http(),
  ],
  [
    'ports.*.protocol',
    { ports: { dns: { containerPort: 53, protocol: 'UDP' } } },
    'Service:spec.ports.0.protocol',
    'TCP',
    'UDP',
    http(),
  ],
  [
    'ports.*.appProtocol',
    http({ appProtocol: 'kubernetes.io/h2c' }),
    'Service:spec.ports.0.appProtocol',
    NONE,
    'kubernetes.io/h2c',
    http(),
  ],
  [
    'ports.*.containerPort',
    { ports: { raft: { containerPort: 7000 } } },
    'Service:spec.ports',
    NONE,
    [{ name: 'raft', port: 7000, targetPort: 'raft', protocol: 'TCP' }],
    { workload: { type: 'statefulset' } },
  ],

  ['env.*', env('1'), 'app:env', NONE, [{ name: 'A', value: '1' }]],
  [
    'env.*.valueFrom.fieldRef.fieldPath',
    env(fieldRef),
    'app:env.0',
    NONE,
    { name: 'A', ...fieldRef },
  ],
  [
    'env.*.valueFrom.secretKeyRef.name',
    env(secretKeyRef),
    'app:env.0',
    NONE,
    { name: 'A', ...secretKeyRef },
  ],
  [
    'env.*.valueFrom.secretKeyRef.key',
    env(secretKeyRef),
    'app:env.0.valueFrom.secretKeyRef.key',
    NONE,
    'b',
  ],
  [
    'env.*.valueFrom.secretKeyRef.optional',
    env(secretKeyRef),
    'app:env.0.valueFrom.secretKeyRef.optional',
    NONE,
    true,
  ],
  [
    'env.*.valueFrom.configMapKeyRef.name',
    env(configMapKeyRef),
    'app:env.0',
    NONE,
    { name: 'A', ...configMapKeyRef },
  ],
  [
    'env.*.valueFrom.configMapKeyRef.key',
    env(configMapKeyRef),
    'app:env.0.valueFrom.configMapKeyRef.key',
    NONE,
    'b',
  ],
  [
    'env.*.valueFrom.configMapKeyRef.optional',
    { env: { A: { valueFrom: { configMapKeyRef: { optional: false } } } } },
    'app:env.0.valueFrom.configMapKeyRef.optional',
    NONE,
    false,
    env(configMapKeyRef),
  ],
  [
    'env.*.valueFrom.resourceFieldRef.resource',
    env(resourceFieldRef),
    'app:env.0',
    NONE,
    { name: 'A', ...resourceFieldRef },
  ],
  [
    'env.*.valueFrom.resourceFieldRef.divisor',
    env(resourceFieldRef),
    'app:env.0.valueFrom.resourceFieldRef.divisor',
    NONE,
    '1m',
  ],
  ['config.*', { config: { NO: 'a\nb' } }, 'ConfigMap:data.NO', NONE, 'a\nb'],
  [
    'config.*',
    { config: { NO: 'a' } },
    'app:envFrom',
    NONE,
    [{ configMapRef: { name: 'orders' } }],
  ],
  [
    'config.*',
    { config: { NO: 'a' } },
    'annotations:checksum/config',
    NONE,
    expect.stringMatching(/^[0-9a-f]{64}$/),
  ],
  [
    'files.*',
    { files: { '/etc/a.b': '{{ x }}' } },
    'ConfigMap:data',
    NONE,
    { '8b54c1d9-a.b': '{{ x }}' },
  ],
  [
    'files.*',
    { files: { '/etc/a.b': 'x' } },
    'app:volumeMounts.1',
    NONE,
    {
      name: 'files',
      mountPath: '/etc/a.b',
      subPath: '8b54c1d9-a.b',
      readOnly: true,
    },
  ],
  [
    'files.*',
    { files: { '/etc/a.b': 'x' } },
    'annotations:checksum/files',
    NONE,
    expect.stringMatching(/^[0-9a-f]{64}$/),
  ],
  ['secrets.*.remoteKey', secret(), `${item}.remoteRef.key`, NONE, 'k'],
  [
    'secrets.*.remoteKey',
    secret(),
    'app:envFrom',
    NONE,
    [{ secretRef: { name: 'orders' } }],
  ],
  [
    'secrets.*.remoteKey',
    secret(),
    'annotations:checksum/secrets',
    NONE,
    expect.stringMatching(/^[0-9a-f]{64}$/),
  ],
  [
    'secrets.*.property',
    secret({ property: 'p' }),
    `${item}.remoteRef.property`,
    NONE,
    'p',
    secret(),
  ],
  [
    'secrets.*.store',
    secret({ store: 's' }),
    `${item}.sourceRef.storeRef.name`,
    NONE,
    's',
    secret(),
  ],

  ...resourceCases(
    'resources',
    'app',
    ['100m', '128Mi', '128Mi'],
    resources => ({ resources }),
    {},
  ),
  ...probes('startup'),
  ...probes('liveness'),
  ...probes('readiness'),
  [
    'probes.startup.kind',
    {
      probes: { liveness: { kind: 'http', path: '/alive', periodSeconds: 60 } },
    },
    'app:startupProbe',
    {
      httpGet: { path: '/healthz', port: 'http' },
      periodSeconds: 5,
      timeoutSeconds: 3,
      failureThreshold: 24,
    },
    {
      httpGet: { path: '/alive', port: 'http' },
      periodSeconds: 5,
      timeoutSeconds: 3,
      failureThreshold: 24,
    },
  ],
  [
    'probes.liveness.kind',
    { probes: { liveness: { kind: 'none' } } },
    'app:startupProbe',
    expect.anything(),
    NONE,
  ],

  [
    'metrics.enabled',
    { metrics: { enabled: true } },
    'ServiceMonitor:spec.endpoints',
    NONE,
    [{ port: 'http', path: '/metrics', interval: '30s' }],
  ],
  [
    'metrics.path',
    { metrics: { path: '/m' } },
    'ServiceMonitor:spec.endpoints.0.path',
    '/metrics',
    '/m',
    { metrics: { enabled: true } },
  ],
  [
    'metrics.port',
    { metrics: { port: 9464 } },
    'Service:spec.ports.1',
    NONE,
    { name: 'metrics', port: 9464, targetPort: 'metrics', protocol: 'TCP' },
    { metrics: { enabled: true } },
  ],
  [
    'metrics.port',
    { metrics: { port: 'http' } },
    'ServiceMonitor:spec.endpoints.0.port',
    'http',
    'http',
    { metrics: { enabled: true } },
  ],
  [
    'metrics.interval',
    { metrics: { interval: '5s' } },
    'ServiceMonitor:spec.endpoints.0.interval',
    '30s',
    '5s',
    { metrics: { enabled: true } },
  ],
  [
    'tracing.enabled',
    { tracing: { enabled: true } },
    'annotations:instrumentation~opentelemetry~io/inject-java',
    NONE,
    'true',
    { tracing: { enabled: false, language: 'java' } },
  ],
  [
    'tracing.language',
    { tracing: { language: 'python' } },
    'annotations:instrumentation~opentelemetry~io/inject-python',
    NONE,
    'true',
    { tracing: { enabled: true, language: 'java' } },
  ],
  [
    'tracing.instrumentation',
    { tracing: { instrumentation: 'o/d' } },
    'annotations:instrumentation~opentelemetry~io/inject-java',
    'true',
    'o/d',
    { tracing: { enabled: true, language: 'java' } },
  ],

  [
    'initContainers.*.image',
    init({ image: 'busybox:1' }),
    'init:image',
    expect.stringContaining('/orders@'),
    'busybox:1',
    init({}),
  ],
  [
    'initContainers.*.image',
    init({ image: 'busybox:1' }),
    'init:envFrom',
    [{ configMapRef: { name: 'orders' } }],
    NONE,
    { ...init({}), config: { A: '1' } },
  ],
  [
    'initContainers.*.command',
    init({ command: ['sh'] }),
    'init:command',
    NONE,
    ['sh'],
    init({}),
  ],
  [
    'initContainers.*.args',
    init({ args: ['-c'] }),
    'init:args',
    NONE,
    ['-c'],
    init({}),
  ],
  [
    'initContainers.*.env.*',
    init({ env: { A: '1' } }),
    'init:env',
    NONE,
    [{ name: 'A', value: '1' }],
    init({ image: 'busybox:1' }),
  ],
  ...resourceCases(
    'initContainers.*.resources',
    'init',
    ['100m', '128Mi', '128Mi'],
    resources => init({ resources }),
    init({}),
  ),
  [
    'sidecars.*.image',
    side({ image: 'proxy:2' }),
    'side:image',
    'proxy:1',
    'proxy:2',
    side({}),
  ],
  ['sidecars.*.image', side({}), 'side:restartPolicy', NONE, 'Always'],
  [
    'sidecars.*.command',
    side({ command: ['sh'] }),
    'side:command',
    NONE,
    ['sh'],
    side({}),
  ],
  [
    'sidecars.*.args',
    side({ args: ['-c'] }),
    'side:args',
    NONE,
    ['-c'],
    side({}),
  ],
  [
    'sidecars.*.env.*',
    side({ env: { A: '1' } }),
    'side:env',
    NONE,
    [{ name: 'A', value: '1' }],
    side({}),
  ],
  [
    'sidecars.*.ports.*.containerPort',
    sidePort(),
    'side:ports',
    NONE,
    [{ name: 'admin', containerPort: 9901, protocol: 'TCP' }],
    side({}),
  ],
  [
    'sidecars.*.ports.*.protocol',
    sidePort({ protocol: 'UDP' }),
    'side:ports.0.protocol',
    'TCP',
    'UDP',
    sidePort(),
  ],
  ...resourceCases(
    'sidecars.*.resources',
    'side',
    ['10m', '64Mi', '64Mi'],
    resources => side({ resources }),
    side({}),
  ),
  ...sideProbes('startup'),
  ...sideProbes('liveness'),
  ...sideProbes('readiness'),
  ...['initContainers', 'sidecars'].flatMap((group): Row[] =>
    [
      'fieldRef.fieldPath',
      'secretKeyRef.name',
      'secretKeyRef.key',
      'secretKeyRef.optional',
      'configMapKeyRef.name',
      'configMapKeyRef.key',
      'configMapKeyRef.optional',
      'resourceFieldRef.resource',
      'resourceFieldRef.divisor',
    ].map((source): Row => {
      const [kind] = source.split('.');
      const whole = {
        fieldRef,
        secretKeyRef,
        configMapKeyRef: {
          valueFrom: {
            configMapKeyRef: { name: 'a', key: 'b', optional: true },
          },
        },
        resourceFieldRef,
      }[kind];
      const spec = { image: 'proxy:1', env: { A: whole } };
      return [
        `${group}.*.env.*.valueFrom.${source}`,
        group === 'sidecars' ? side(spec) : init(spec),
        group === 'sidecars' ? 'side:env' : 'init:env',
        NONE,
        [{ name: 'A', ...whole }],
        group === 'sidecars' ? side({}) : init({ image: 'proxy:1' }),
      ];
    }),
  ),
];
