import { compareValues } from './compareValues';
import { describeUpgrade, GITHUB_BODY_LIMIT } from './describeUpgrade';
import type { KubernetesObject, Rendering, ServiceRendering } from '../model';
import { planUpgrade } from './planUpgrade';

const object = (
  kind: string,
  spec: object = {},
  name = 'orders',
): KubernetesObject => {
  const [group, short] = kind.includes('/') ? kind.split('/') : ['', kind];
  return {
    apiVersion: group ? `${group}/v1` : 'v1',
    kind: short,
    metadata: { name },
    spec,
  };
};

const selector = { matchLabels: { app: 'orders' } };
const deployment = (spec: object = {}, name?: string) =>
  object('apps/Deployment', { selector, ...spec }, name);
const statefulSet = (spec: object = {}) =>
  object('apps/StatefulSet', { selector, serviceName: 'orders', ...spec });

const objects = (...all: KubernetesObject[]): Rendering => ({ objects: all });
const problem: Rendering = { problem: "at '/replicas': got string" };

const plan = (
  before: Rendering,
  after: Rendering,
  more: ServiceRendering[] = [],
) =>
  planUpgrade({
    environment: 'dev',
    from: '1.0.0',
    to: '1.1.0',
    services: [{ service: 'orders', before, after }, ...more],
    chartKinds: ['apps/Deployment'],
    allowedKinds: ['apps/Deployment', 'Service'],
  });

describe('what a service becomes', () => {
  const template = (image: string) => ({
    template: { spec: { containers: [{ name: 'app', image }] } },
  });

  it.each<[string, Rendering, Rendering, string, boolean]>([
    ['nothing before its first image', objects(), objects(), 'same', false],
    ['the same', objects(deployment()), objects(deployment()), 'same', false],
    [
      'another without a restart',
      objects(deployment({ replicas: 2 })),
      objects(deployment({ replicas: 3 })),
      'changed',
      false,
    ],
    [
      'another with a restart',
      objects(deployment(template('a'))),
      objects(deployment(template('b'))),
      'changed',
      true,
    ],
    [
      'a cron job whose next run differs',
      objects(
        object('batch/CronJob', { jobTemplate: { spec: template('a') } }),
      ),
      objects(
        object('batch/CronJob', { jobTemplate: { spec: template('b') } }),
      ),
      'changed',
      false,
    ],
    ['broken as before', problem, problem, 'broken', false],
    ['mended', problem, objects(deployment()), 'mended', false],
  ])('%s', (_title, before, after, state, restarts) => {
    const { services, refusals } = plan(before, after);
    expect(services).toMatchObject([{ state, restarts }]);
    expect(refusals).toEqual([]);
  });

  it('names kinds that the project lacks, rendered or declared', () => {
    expect(
      plan(objects(), objects(deployment(), object('apps/DaemonSet'))).newKinds,
    ).toEqual(['apps/DaemonSet']);
  });
});

describe('what is refused', () => {
  const service = (spec: object) => object('Service', spec);

  it.each<[string, Rendering, Rendering, string, RegExp]>([
    [
      'values that the new schema rejects',
      objects(deployment()),
      problem,
      'values',
      /at '\/replicas': got string/,
    ],
    [
      'another name',
      objects(deployment()),
      objects(deployment({}, 'orders-app')),
      'name',
      /Deployment\/orders would go and Deployment\/orders-app would come/,
    ],
    [
      'another name of whatever kind',
      objects(object('ServiceAccount')),
      objects(object('ServiceAccount', {}, 'app')),
      'name',
      /ServiceAccount\/orders would go/,
    ],
    [
      'another kind of workload',
      objects(deployment()),
      objects(statefulSet()),
      'name',
      /Deployment\/orders would go/,
    ],
    [
      'a service that would render nothing any more',
      objects(service({})),
      objects(),
      'name',
      /Service\/orders would go/,
    ],
    [
      'another selector of Pods',
      objects(deployment()),
      objects(deployment({ selector: { matchLabels: { app: 'x' } } })),
      'selector',
      /selector of Deployment\/orders changes from .*"orders".* to .*"x"/,
    ],
    [
      'another selector of a Service',
      objects(service({ selector: { app: 'a' } })),
      objects(service({ selector: { app: 'b' } })),
      'selector',
      /selector of Service\/orders/,
    ],
    [
      'other volumes of a stateful set',
      objects(statefulSet({ volumeClaimTemplates: [{ a: 1 }] })),
      objects(statefulSet({ volumeClaimTemplates: [{ a: 2 }] })),
      'immutable',
      /StatefulSet\/orders .*spec\.volumeClaimTemplates/,
    ],
    [
      'a Service that becomes headless',
      objects(service({})),
      objects(service({ clusterIP: 'None' })),
      'immutable',
      /spec\.clusterIP/,
    ],
  ])('%s', (_title, before, after, reason, message) => {
    const { refusals } = plan(before, after);
    expect(refusals).toEqual([
      { service: 'orders', reason, message: expect.stringMatching(message) },
    ]);
  });

  it.each<[string, Rendering, Rendering]>([
    [
      'what a stateful set may change',
      objects(statefulSet({ replicas: 1, template: 1, updateStrategy: 1 })),
      objects(statefulSet({ replicas: 2, template: 2, updateStrategy: 2 })),
    ],
    [
      'an object that goes and takes nothing along',
      objects(deployment(), object('policy/PodDisruptionBudget')),
      objects(deployment()),
    ],
    [
      'another API version of the same object',
      objects(object('autoscaling/HorizontalPodAutoscaler')),
      objects({
        ...object('autoscaling/HorizontalPodAutoscaler'),
        apiVersion: 'autoscaling/v2',
      }),
    ],
  ])('but not %s', (_title, before, after) => {
    expect(plan(before, after).refusals).toEqual([]);
  });
});

describe('values that differ', () => {
  it.each([
    [{ a: { b: 1 } }, { a: { b: 2 } }, [{ path: 'a.b', before: 1, after: 2 }]],
    [{ a: 1 }, {}, [{ path: 'a', before: 1 }]],
    [{}, { a: null }, [{ path: 'a', after: null }]],
    [
      { l: [{ name: 'x', v: 1 }] },
      { l: [{ name: 'y' }, { name: 'x', v: 2 }] },
      [
        { path: 'l[x].v', before: 1, after: 2 },
        { path: 'l[y]', after: { name: 'y' } },
      ],
    ],
    [
      { l: [{ name: 'x' }, { name: 'y' }] },
      { l: [{ name: 'y' }, { name: 'x' }] },
      [{ path: 'l[order]', before: ['x', 'y'], after: ['y', 'x'] }],
    ],
    [
      { l: [{ port: 1 }] },
      { l: [{ port: 2 }] },
      [{ path: 'l[0].port', before: 1, after: 2 }],
    ],
    [
      { l: ['a', 'b'] },
      { l: ['b'] },
      [{ path: 'l', before: ['a', 'b'], after: ['b'] }],
    ],
  ])('%j → %j', (before, after, expected) => {
    expect(compareValues(before, after)).toEqual(expected);
  });
});

describe('the description', () => {
  const text = (upgrade: ReturnType<typeof plan>, limit?: number) =>
    describeUpgrade(upgrade, { valuesCommit: 'abcdef1234567890', limit });
  const changing = (service: string, value: unknown = 3): ServiceRendering => ({
    service,
    before: objects(deployment({ replicas: 2 }, service)),
    after: objects(deployment({ replicas: value }, service)),
  });

  it('sums up by kind, shows each difference, and says once what is the same for many', () => {
    const upgrade = plan(
      objects(deployment({ replicas: 2 })),
      objects(deployment({ replicas: 3 }), object('apps/DaemonSet')),
      [changing('shop'), changing('cart'), changing('other', 4)],
    );
    expect(text(upgrade)).toMatchInlineSnapshot(`
      "Moves dev from version 1.0.0 of the baseline chart to 1.1.0: one line of \`applicationsets/dev.yaml\`.

      The project gets what the new version emits besides: \`apps/DaemonSet\`.

      4 services: 4 change, no Pod restarts. Rendered by helm with the values of \`abcdef123456\`.

      | kind | added | changed | removed |
      | --- | ---: | ---: | ---: |
      | DaemonSet | 1 |  |  |
      | Deployment |  | 4 |  |

      ### cart

      The same for \`shop\`.

      \`\`\`diff
        Deployment/cart
      - spec.replicas: 2
      + spec.replicas: 3
      \`\`\`

      ### orders

      \`\`\`diff
      + DaemonSet/orders
        Deployment/orders
      - spec.replicas: 2
      + spec.replicas: 3
      \`\`\`

      ### other

      \`\`\`diff
        Deployment/other
      - spec.replicas: 2
      + spec.replicas: 4
      \`\`\`"
    `);
  });

  it('says when nothing changes', () => {
    expect(text(plan(objects(deployment()), objects(deployment())))).toMatch(
      /1 service: none changes, no Pod restarts\./,
    );
  });

  it('lists what cannot be rendered, in its own words', () => {
    const upgrade = plan(problem, problem, [
      { service: '`x`\n# y', before: problem, after: objects() },
    ]);
    expect(text(upgrade)).toContain(
      '**Rendered by neither version**, before this change as after it: `orders`.',
    );
    expect(text(upgrade)).toContain('by the new version alone**: ` x # y`.');
  });

  it('lets no value out of its block', () => {
    const value = '```\n@everyone\n```';
    const upgrade = plan(objects(), objects(), [changing('shop', value)]);
    expect(text(upgrade).match(/^```/gm)).toHaveLength(2);
  });

  it('stays below what GitHub takes, and says what it cut', () => {
    const many = Array.from({ length: 400 }, (_, index) =>
      changing(`service-${index}`, { index, text: 'x'.repeat(250) }),
    );
    const upgrade = plan(objects(), objects(), many);
    const short = text(upgrade);
    expect(short.length).toBeLessThan(GITHUB_BODY_LIMIT);
    expect(short.length).toBeGreaterThan(GITHUB_BODY_LIMIT * 0.9);
    const [, left] = /differences of (\d+) services/.exec(short)!;
    expect(short.match(/^### /gm)).toHaveLength(400 - Number(left));
    expect(short).toContain(
      '`yarn chart:upgrade --environment dev --to 1.1.0 --dry-run` prints them all.',
    );
    expect(text(upgrade, Infinity).match(/^### /gm)).toHaveLength(400);
    expect(text(upgrade, Infinity)).not.toContain('**Cut**');
  });

  it('cuts one service that takes the room of all others', () => {
    const huge = Object.fromEntries(
      Array.from({ length: 2000 }, (_, index) => [`key${index}`, index]),
    );
    const upgrade = plan(objects(), objects(), [
      {
        ...changing('huge'),
        before: objects(deployment({ data: {} }, 'huge')),
        after: objects(deployment({ data: huge }, 'huge')),
      },
      changing('shop'),
    ]);
    expect(text(upgrade)).toMatch(
      /### huge[^#]*Cut: \d{3,} more lines\.\n\n### shop/,
    );
    expect(text(upgrade).length).toBeLessThan(GITHUB_BODY_LIMIT);
  });
});
