import { entityRefSchema } from './entityRefs';
import { applicationName, environmentNameSchema } from './names';
import { gitopsPaths } from './gitops/paths';
import { serviceRecordSchema } from './gitops/record';
import { releaseFileSchema, releaseOf } from './gitops/release';

const digest = `sha256:${'a'.repeat(64)}`;
const image = { repository: 'r/shop', tag: 'abc', digest };
const release = {
  commit: 'abc',
  run: 'http://ci/1',
  actor: 'ana',
  at: '2026-11-20T12:00:00Z',
};

describe('releaseFileSchema', () => {
  it.each([
    ['a release', { image, release }, true],
    ['no release yet', { image: {}, release: {} }, true],
    [
      'a digest that is none',
      { image: { ...image, digest: 'x' }, release },
      false,
    ],
    ['half an image', { image: { repository: 'r' }, release }, false],
    [
      'a prebuilt image whose registry did not answer',
      {
        image: { repository: 'r', tag: '8.8.2' },
        release: { run: 'r', actor: 'a', at: 't' },
      },
      true,
    ],
    ['a digest alone', { image: { repository: 'r', digest }, release }, true],
    ['nothing', null, false],
  ])('judges %s', (_title, content, valid) => {
    expect(releaseFileSchema.safeParse(content).success).toBe(valid);
  });

  it('is a release only when whole', () => {
    expect(releaseOf({ image, release })).toEqual({ image, origin: release });
    expect(releaseOf({ image: {}, release: {} })).toBeUndefined();
    expect(releaseOf({ image, release: {} })).toBeUndefined();
  });
});

describe('serviceRecordSchema', () => {
  const record = {
    name: 'shop',
    description: '',
    owner: 'group:default/shop',
    system: '',
    template: { name: 'node-service', version: '1.0.0' },
    creation: { task: 't-1' },
    environments: ['dev'],
  };

  it('knows a service before its repositories', () => {
    expect(serviceRecordSchema.parse(record)).toEqual({
      ...record,
      quarantine: [],
    });
  });

  it.each([
    ['no environment', { environments: [] }],
    ['no owner', { owner: '' }],
    ['a repository without its id', { repository: { slug: 'acme/shop' } }],
  ])('refuses %s', (_title, change) => {
    expect(
      serviceRecordSchema.safeParse({ ...record, ...change }).success,
    ).toBe(false);
  });
});

describe('names', () => {
  it.each([
    ['dev', true],
    ['d1', true],
    ['d', false],
    ['Dev', false],
    ['pre-prod', false],
    ['a'.repeat(13), false],
  ])('environment %p: %p', (name, valid) => {
    expect(environmentNameSchema.safeParse(name).success).toBe(valid);
  });

  it('names Applications and paths', () => {
    expect(applicationName('shop', 'dev')).toBe('shop-dev');
    expect(gitopsPaths.release('dev', 'shop')).toBe(
      'environments/dev/shop/release.yaml',
    );
    expect(gitopsPaths.record('shop')).toBe('services/shop.yaml');
  });
});

describe('entityRefSchema', () => {
  it.each([
    ['group:default/platform', 'group:default/platform'],
    ['Group:Platform', 'group:default/platform'],
    ['platform', undefined],
    ['', undefined],
  ])('reads %p as %p', (ref, expected) => {
    expect(entityRefSchema.safeParse(ref).data).toBe(expected);
  });
});
