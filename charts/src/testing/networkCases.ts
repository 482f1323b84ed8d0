import type { Row } from './cases';
import { Values } from './values';

const NONE = undefined;

const namespaced = (name: string): Values => ({
  namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': name } },
});
const serving = (name: string): Values => ({
  podSelector: { matchLabels: { 'app.kubernetes.io/name': name } },
});
const http8080 = [{ port: 8080, protocol: 'TCP' }];

const allow = (...allowFrom: Values[]): Values => ({
  networkPolicy: { allowFrom },
});
const restricted = (...rules: Values[]): Values => ({
  networkPolicy: { egress: { mode: 'restricted', rules } },
});
const ingress = (more: Values = {}): Values => ({
  expose: {
    ingress: {
      enabled: true,
      host: 'a.example.com',
      sourceCidrs: ['10.0.0.0/20'],
      ...more,
    },
  },
});
const gateway = (more: Values = {}): Values => ({
  expose: {
    gateway: {
      enabled: true,
      hosts: ['a.example.com'],
      parentRefs: [{ name: 'public', namespace: 'gateways' }],
      ...more,
    },
  },
});
const istio = (more: Values = {}): Values => ({
  expose: {
    istio: {
      enabled: true,
      hosts: ['a.example.com'],
      gateways: ['ingress/public'],
      ...more,
    },
  },
});
const twoPorts: Values = {
  ports: {
    http: { containerPort: 8080, servicePort: 80 },
    admin: { containerPort: 9000, servicePort: 90 },
  },
};
const annotation = (name: string): string =>
  `Ingress:metadata.annotations.alb~ingress~kubernetes~io/${name}`;
const from = 'NetworkPolicy:spec.ingress.0.from';
const to = 'NetworkPolicy:spec.egress.1.to';
const metrics: Values = { metrics: { enabled: true } };

/** Who talks to the service, and to whom it talks. */
export const networkCases: Row[] = [
  [
    'networkPolicy.enabled',
    { networkPolicy: { enabled: false } },
    'NetworkPolicy:',
    true,
    false,
  ],
  [
    'networkPolicy.allowFrom.[].service',
    allow({ service: 'a' }),
    from,
    NONE,
    [serving('a')],
  ],
  [
    'networkPolicy.allowFrom.[].namespace',
    allow({ namespace: 'b' }),
    from,
    NONE,
    [namespaced('b')],
  ],
  [
    'networkPolicy.allowFrom.[].namespace',
    allow({ namespace: 'b', service: 'a' }),
    from,
    [serving('a')],
    [{ ...namespaced('b'), ...serving('a') }],
    allow({ service: 'a' }),
  ],
  [
    'networkPolicy.allowFrom.[].cidr',
    allow({ cidr: '10.0.0.0/8' }),
    from,
    NONE,
    [{ ipBlock: { cidr: '10.0.0.0/8' } }],
  ],
  [
    'networkPolicy.allowFrom.[].ports',
    allow({ service: 'a', ports: ['http'] }),
    'NetworkPolicy:spec.ingress.0.ports',
    NONE,
    http8080,
    allow({ service: 'a' }),
  ],
  [
    'networkPolicy.egress.mode',
    restricted(),
    'NetworkPolicy:spec.egress.0.ports.0.port',
    NONE,
    53,
  ],
  [
    'networkPolicy.egress.mode',
    restricted(),
    'NetworkPolicy:spec.egress.0.to.0.ipBlock',
    { cidr: '0.0.0.0/0', except: ['169.254.169.254/32'] },
    NONE,
  ],
  [
    'networkPolicy.egress.rules.[].service',
    restricted({ service: 'a' }),
    to,
    NONE,
    [serving('a')],
    restricted(),
  ],
  [
    'networkPolicy.egress.rules.[].namespace',
    restricted({ namespace: 'b' }),
    to,
    NONE,
    [namespaced('b')],
    restricted(),
  ],
  [
    'networkPolicy.egress.rules.[].cidr',
    restricted({ cidr: '10.0.0.0/8' }),
    to,
    NONE,
    [{ ipBlock: { cidr: '10.0.0.0/8' } }],
    restricted(),
  ],
  [
    'networkPolicy.egress.rules.[].ports',
    restricted({ service: 'a', ports: [5432] }),
    'NetworkPolicy:spec.egress.1.ports',
    NONE,
    [{ port: 5432, protocol: 'TCP' }],
    restricted({ service: 'a' }),
  ],
  [
    'networkPolicy.egress.rules.[].protocol',
    restricted({ service: 'a', ports: [53], protocol: 'UDP' }),
    'NetworkPolicy:spec.egress.1.ports.0.protocol',
    'TCP',
    'UDP',
    restricted({ service: 'a', ports: [53] }),
  ],

  [
    'expose.ingress.enabled',
    ingress(),
    'Ingress:spec.ingressClassName',
    NONE,
    'alb',
  ],
  [
    'expose.ingress.enabled',
    ingress(),
    annotation('healthcheck-path'),
    NONE,
    '/readyz',
  ],
  [
    'expose.ingress.host',
    ingress({ host: 'b.example.com' }),
    'Ingress:spec.rules.0.host',
    'a.example.com',
    'b.example.com',
    ingress(),
  ],
  [
    'expose.ingress.host',
    ingress({ host: 'b.example.com' }),
    'Ingress:spec.tls',
    [{ hosts: ['a.example.com'] }],
    [{ hosts: ['b.example.com'] }],
    ingress(),
  ],
  [
    'expose.ingress.scheme',
    ingress({ scheme: 'internet-facing' }),
    annotation('scheme'),
    'internal',
    'internet-facing',
    ingress(),
  ],
  [
    'expose.ingress.certificateArn',
    ingress({
      certificateArn: 'arn:aws:acm:us-east-1:123456789012:certificate/a',
    }),
    annotation('certificate-arn'),
    NONE,
    'arn:aws:acm:us-east-1:123456789012:certificate/a',
    ingress(),
  ],
  [
    'expose.ingress.sourceCidrs',
    ingress({ sourceCidrs: ['10.1.0.0/20', '10.2.0.0/20'] }),
    from,
    [{ ipBlock: { cidr: '10.0.0.0/20' } }],
    [
      { ipBlock: { cidr: '10.1.0.0/20' } },
      { ipBlock: { cidr: '10.2.0.0/20' } },
    ],
    ingress(),
  ],
  [
    'expose.ingress.clientCidrs',
    ingress({ clientCidrs: ['1.0.0.0/8', '2.0.0.0/8'] }),
    annotation('inbound-cidrs'),
    NONE,
    '1.0.0.0/8,2.0.0.0/8',
    ingress(),
  ],
  [
    'expose.ingress.group',
    ingress({ group: 'shop' }),
    annotation('group~name'),
    NONE,
    'shop',
    ingress(),
  ],
  [
    'expose.ingress.port',
    ingress({ port: 'admin' }),
    'Ingress:spec.rules.0.http.paths.0.backend.service.port.name',
    'http',
    'admin',
    { ...twoPorts, ...ingress() },
  ],
  [
    'expose.ingress.port',
    ingress({ port: 'admin' }),
    'NetworkPolicy:spec.ingress.0.ports.0.port',
    8080,
    9000,
    { ...twoPorts, ...ingress() },
  ],
  [
    'expose.ingress.path',
    ingress({ path: '/api' }),
    'Ingress:spec.rules.0.http.paths.0.path',
    '/',
    '/api',
    ingress(),
  ],

  ['expose.gateway.enabled', gateway(), 'HTTPRoute:', false, true],
  [
    'expose.gateway.hosts',
    gateway({ hosts: ['b.example.com', '*.c.example.com'] }),
    'HTTPRoute:spec.hostnames',
    ['a.example.com'],
    ['b.example.com', '*.c.example.com'],
    gateway(),
  ],
  [
    'expose.gateway.parentRefs.[].name',
    gateway({ parentRefs: [{ name: 'b', namespace: 'c' }] }),
    'HTTPRoute:spec.parentRefs.0.name',
    'public',
    'b',
    gateway(),
  ],
  [
    'expose.gateway.parentRefs.[].namespace',
    gateway({ parentRefs: [{ name: 'b', namespace: 'c' }] }),
    from,
    [namespaced('gateways')],
    [namespaced('c')],
    gateway(),
  ],
  [
    'expose.gateway.parentRefs.[].sectionName',
    gateway({ parentRefs: [{ name: 'b', namespace: 'c', sectionName: 'd' }] }),
    'HTTPRoute:spec.parentRefs.0.sectionName',
    NONE,
    'd',
    gateway(),
  ],
  [
    'expose.gateway.sourceNamespaces',
    gateway({ sourceNamespaces: ['x', 'y'] }),
    from,
    [namespaced('gateways')],
    [namespaced('x'), namespaced('y')],
    gateway(),
  ],
  [
    'expose.gateway.port',
    gateway({ port: 'admin' }),
    'HTTPRoute:spec.rules.0.backendRefs.0.port',
    80,
    90,
    { ...twoPorts, ...gateway() },
  ],
  [
    'expose.gateway.path',
    gateway({ path: '/api' }),
    'HTTPRoute:spec.rules.0.matches.0.path.value',
    '/',
    '/api',
    gateway(),
  ],

  ['expose.istio.enabled', istio(), 'VirtualService:', false, true],
  [
    'expose.istio.hosts',
    istio({ hosts: ['b.example.com'] }),
    'VirtualService:spec.hosts',
    ['a.example.com'],
    ['b.example.com'],
    istio(),
  ],
  [
    'expose.istio.gateways',
    istio({ gateways: ['x/y', 'x/z'] }),
    'VirtualService:spec.gateways',
    ['ingress/public'],
    ['x/y', 'x/z'],
    istio(),
  ],
  [
    'expose.istio.gateways',
    istio({ gateways: ['x/y', 'x/z'] }),
    from,
    [namespaced('ingress')],
    [namespaced('x')],
    istio(),
  ],
  [
    'expose.istio.sourceNamespaces',
    istio({ sourceNamespaces: ['x'] }),
    from,
    [namespaced('ingress')],
    [namespaced('x')],
    istio(),
  ],
  [
    'expose.istio.port',
    istio({ port: 'admin' }),
    'VirtualService:spec.http.0.route.0.destination.port.number',
    80,
    90,
    { ...twoPorts, ...istio() },
  ],
  [
    'expose.istio.path',
    istio({ path: '/api' }),
    'VirtualService:spec.http.0.match.0.uri.prefix',
    '/',
    '/api',
    istio(),
  ],

  [
    'metrics.namespace',
    { metrics: { namespace: 'observability' } },
    'NetworkPolicy:spec.ingress.0',
    { from: [namespaced('monitoring')], ports: http8080 },
    { from: [namespaced('observability')], ports: http8080 },
    metrics,
  ],
];
