import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import scaffolderPlugin from '@backstage/plugin-scaffolder-backend';
import type { JsonObject } from '@backstage/types';
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parse } from 'yaml';
import { config } from '../../__testUtils__/fakes/createWorld';
import { scaffolderModuleDelivery } from '../../module';

const ROOT = resolve(__dirname, '../../../../..');
const template = parse(
  readFileSync(join(ROOT, 'templates/chart-upgrade.yaml'), 'utf8'),
);

/** The template in the scaffolder itself, run dry: no network, no credentials. */
describe('the template "Upgrade the baseline chart"', () => {
  let url: string;

  beforeAll(async () => {
    const { appBaseUrl, sizes, ...delivery } = config;
    const { server } = await startTestBackend({
      features: [
        scaffolderPlugin,
        scaffolderModuleDelivery,
        catalogServiceMock.factory(),
        mockServices.rootConfig.factory({
          data: {
            app: { baseUrl: appBaseUrl },
            backend: { baseUrl: 'http://localhost' },
            integrations: {
              github: [
                { host: 'github.test', apiBaseUrl: 'http://127.0.0.1:9' },
              ],
            },
            delivery: JSON.parse(
              JSON.stringify({
                ...delivery,
                sizes: Object.fromEntries(
                  sizes.map(({ name, ...size }) => [name, size]),
                ),
              }),
            ),
          },
        }),
      ],
    });
    url = `http://localhost:${server.port()}/api/scaffolder/v2/dry-run`;
  }, 60_000);

  const dryRun = async (values: JsonObject) => {
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ template, values, directoryContents: [] }),
    });
    return { status: response.status, body: await response.json() };
  };

  it('is the platform team’s and no service', () => {
    expect(template.spec).toMatchObject({
      owner: 'group:default/platform',
      type: 'platform',
    });
  });

  it('says what it would do', async () => {
    const { status, body } = await dryRun({
      environment: 'dev',
      version: '1.1.0',
    });
    expect([status, body.output]).toEqual([
      200,
      {
        links: [],
        text: [
          {
            title: 'What came of it',
            content: expect.stringContaining(
              'Would render every service of dev with version 1.1.0',
            ),
          },
        ],
      },
    ]);
  });

  it.each(['1.1', 'latest', '^1.0.0', '1.1.0; rm', '01.1.0', ''])(
    'takes no "%s" for a version',
    async version => {
      const { status, body } = await dryRun({ environment: 'dev', version });
      expect([status, JSON.stringify(body)]).toEqual([
        400,
        expect.stringContaining('version'),
      ]);
    },
  );

  it('takes no environment that is not configured', async () => {
    const { status, body } = await dryRun({
      environment: 'qa',
      version: '1.1.0',
    });
    expect(status).toBeGreaterThanOrEqual(400);
    expect(JSON.stringify(body)).toMatch(/there is no \\"qa\\"/);
  });
});
