import { images, places } from '../../__testUtils__';
import { planOf } from './planOf';

const size = { name: 'small', replicas: 2, cpu: '100m', memory: '128Mi' };
const environment = (name: string) => ({
  name,
  changes: 'commit' as const,
  rollback: 'manual' as const,
  approvers: [],
});
const options = {
  environments: ['dev', 'staging', 'prod'].map(environment),
  sizes: [size],
  images,
  places,
};
const answers = {
  name: 'orders',
  environments: ['prod', 'dev'],
  size: 'small',
  exposure: 'internet',
  host: 'orders.{environment}.acme.test',
};

const both = { steps: ['repository', 'registry'] };

describe('planOf', () => {
  it('says where each part will be, environments in the order of promotion', () => {
    expect(planOf(answers, options, both)).toEqual({
      repository: 'acme/orders',
      proposed: false,
      images: 'registry.test/services/orders',
      prebuilt: undefined,
      gitops: 'acme/gitops-apps',
      record: 'services/orders.yaml',
      entity: 'component:default/orders',
      environments: ['dev', 'prod'].map(name => ({
        environment: environment(name),
        application: `orders-${name}`,
        files: [
          `environments/${name}/orders/values.yaml`,
          `environments/${name}/orders/release.yaml`,
        ],
        size,
        host: `orders.${name}.acme.test`,
        isPublic: true,
      })),
    });
  });

  it('plans no repository and no image where no step makes one', () => {
    const plan = planOf(answers, options, { steps: ['gitops'] });
    expect(plan).toMatchObject({ repository: undefined, images: undefined });
  });

  it('forgets a host that was given before the answer changed', () => {
    const plan = planOf({ ...answers, exposure: 'none' }, options, both);
    expect(plan.environments[0].host).toBeUndefined();
  });

  it.each([
    [{}, undefined],
    [{ runs: 'redis' }, { image: 'redis:8' }],
    [
      { runs: 'redis', redisStorage: '2Gi' },
      { image: 'redis:8', disk: '2Gi' },
    ],
    [{ runs: 'other', image: 'memcached:1' }, { image: 'memcached:1' }],
    // What was answered before the kind changed is no answer.
    [{ runs: 'other', image: '', storage: '4Gi', redisStorage: '2Gi' }, {}],
    [{ runs: 'other', disk: 'volume', storage: '4Gi' }, { disk: '4Gi' }],
  ])('plans the image and the disk of %j as %j', (given, prebuilt) => {
    const template: Parameters<typeof planOf>[2] = {
      steps: [],
      prebuilt: [
        { when: { runs: 'redis' }, image: 'redis:8', storage: 'redisStorage' },
        { when: { runs: 'other', disk: 'volume' }, storage: 'storage' },
        { when: { runs: 'other' } },
      ],
    };
    const all = { ...answers, ...given };
    expect(planOf(all, options, template).prebuilt).toEqual(prebuilt);
  });

  it('plans the size as the template has it', () => {
    const template = {
      steps: [],
      extraMemory: '384Mi',
      single: [{ size: 'small' }],
    };
    const [dev] = planOf(answers, options, template).environments;
    expect(dev.size).toEqual({ ...size, replicas: 1, memory: '512Mi' });
  });
});
