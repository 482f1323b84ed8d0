import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { RegistryImages } from '../cluster/RegistryImages';
import { digestOf } from './store';
import { STAND_IN_LABEL } from './seedCache';
import {
  startTestRegistry,
  type TestRegistry,
} from './__testUtils__/startTestRegistry';

const REDIS = 'docker-hub/library/redis';

describe('the pull-through cache', () => {
  let registry: TestRegistry;

  beforeEach(async () => {
    registry = await startTestRegistry();
  });
  afterEach(() => registry.stop());

  const organisation = (...images: string[]) =>
    writeFile(
      join(registry.dataDir, 'organisation.yaml'),
      JSON.stringify({
        pullThroughCache: [
          { prefix: 'docker-hub', upstream: 'docker.io', images },
        ],
      }),
    );
  const inspect = (image: string) =>
    new RegistryImages({
      baseUrl: `http://${registry.host}`,
      hosts: [],
      token: registry.token,
    }).inspect(`${registry.host}/${image}`);

  it('has what is listed, as whole images that say what they stand for', async () => {
    await organisation('library/redis:8.8.2');
    await registry.start();

    const answer = await registry.oci(`${REDIS}/manifests/8.8.2`);
    const manifest = await answer.json();
    for (const { digest, size } of [manifest.config, ...manifest.layers]) {
      const blob = await registry.oci(`${REDIS}/blobs/${digest}`);
      const bytes = Buffer.from(await blob.arrayBuffer());
      expect([digestOf(bytes), bytes.length]).toEqual([digest, size]);
    }
    await expect(inspect(`${REDIS}:8.8.2`)).resolves.toEqual({
      state: 'found',
      labels: { [STAND_IN_LABEL]: 'docker.io/library/redis:8.8.2' },
    });
  });

  it('has nothing else', async () => {
    await organisation('library/redis:8.8.2');
    await registry.start();
    for (const image of [`${REDIS}:8.8.3`, 'docker-hub/library/mysql:9']) {
      await expect(inspect(image)).resolves.toMatchObject({ state: 'missing' });
    }
  });

  it('keeps its digests over a restart', async () => {
    await organisation('library/redis:8.8.2');
    await registry.start();
    const pushes = registry.images.length;
    await registry.start();
    expect(registry.images).toHaveLength(pushes);
  });

  it('names a list that is wrong', async () => {
    await organisation('library/redis');
    await expect(registry.start()).rejects.toThrow(/organisation\.yaml is not/);
  });
});
