import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  mockCredentials,
  mockServices,
  startTestBackend,
} from '@backstage/backend-test-utils';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import techdocsPlugin from '@backstage/plugin-techdocs-backend';
import request from 'supertest';
import module from './index';

describe('in the TechDocs backend', () => {
  let dir: string;
  const path = process.env.PATH;

  beforeEach(async () => {
    dir = await mkdtemp(join(tmpdir(), 'techdocs-'));
    await mkdir(join(dir, 'docs'));
    await writeFile(join(dir, 'mkdocs.yml'), 'site_name: Orders\n');
    await writeFile(join(dir, 'docs/index.md'), '# Orders\n\nHello **you**\n');
    // No mkdocs here, whatever this machine has.
    process.env.PATH = dir;
  });
  afterEach(async () => {
    process.env.PATH = path;
    await rm(dir, { recursive: true });
  });

  it('builds and serves documentation without MkDocs', async () => {
    const { server } = await startTestBackend({
      features: [
        techdocsPlugin,
        module,
        catalogServiceMock.factory({
          entities: [
            {
              apiVersion: 'backstage.io/v1alpha1',
              kind: 'Component',
              metadata: {
                name: 'orders',
                namespace: 'default',
                uid: '1',
                annotations: {
                  'backstage.io/techdocs-ref': 'dir:.',
                  'backstage.io/managed-by-location': `file:${join(
                    dir,
                    'catalog-info.yaml',
                  )}`,
                },
              },
              spec: { type: 'service', owner: 'a', lifecycle: 'b' },
            },
          ],
        }),
        mockServices.rootConfig.factory({
          data: {
            backend: { workingDirectory: dir },
            techdocs: {
              builder: 'local',
              generator: { runIn: 'local' },
              publisher: {
                type: 'local',
                local: { publishDirectory: join(dir, 'published') },
              },
            },
          },
        }),
      ],
    });
    const sync = await request(server)
      .get('/api/techdocs/sync/default/component/orders')
      .set('Accept', 'text/event-stream');
    expect(sync.text).toContain('Generated 1 pages without MkDocs');
    expect(sync.text).toMatch(/event: finish\ndata: \{"updated":true\}/);

    const get = (name: string) =>
      request(server)
        .get(`/api/techdocs/static/docs/default/component/orders/${name}`)
        .set('Cookie', mockCredentials.limitedUser.cookie());
    const home = await get('index.html');
    expect(home.status).toBe(200);
    expect(home.text).toContain('<p>Hello <strong>you</strong></p>');
    const stylesheet = /href="(assets\/[^"]+)"/.exec(home.text)?.[1];
    expect((await get(stylesheet ?? '')).status).toBe(200);
    expect((await get('search/search_index.json')).body.docs).toHaveLength(2);
    const metadata = await request(server).get(
      '/api/techdocs/metadata/techdocs/default/component/orders',
    );
    expect(metadata.body).toMatchObject({ site_name: 'Orders' });
  });
});
