import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { OciChartRegistry } from './OciChartRegistry';
import { registryUrl, splitRegistry } from './registryUrl';
import { tagOf, versionsOf } from './tags';

it('finds versions among tags, the newest first', () => {
  expect(
    versionsOf([
      '1.9.0',
      '1.10.0',
      '1.10.0-rc.1',
      '1.10.0_build.7',
      'latest',
      '1.2',
      'v1.0.0',
      `sha256-${'a'.repeat(64)}.sig`,
    ]),
  ).toEqual(['1.10.0+build.7', '1.10.0', '1.10.0-rc.1', '1.9.0']);
  expect(tagOf('1.10.0+build.7')).toBe('1.10.0_build.7');
});

it.each([
  ['localhost:4802', 'http://localhost:4802/', 'http://localhost:4802'],
  ['localhost:4802', 'http://localhost:9999', 'https://localhost:4802'],
  ['ecr.example', undefined, 'https://ecr.example'],
])('reaches %s with the API at %s by %s', (host, endpoint, url) => {
  expect(registryUrl(host, { endpoint })).toBe(url);
});

it('splits host and path', () => {
  expect(splitRegistry('host:1/a/b/')).toEqual({ host: 'host:1', path: 'a/b' });
  expect(splitRegistry('host')).toEqual({ host: 'host', path: '' });
});

describe('a registry', () => {
  let server: Server;
  let url: string;
  let answers: Array<[status: number, body: object, link?: string]>;
  let asked: string[];

  beforeEach(async () => {
    asked = [];
    answers = [];
    server = createServer((request, response) => {
      asked.push(`${request.method} ${request.url}`);
      const [status, body, link] = answers.shift() ?? [500, {}];
      response.writeHead(status, link ? { link } : {});
      response.end(JSON.stringify(body));
    });
    await new Promise<void>(resolve => {
      server.listen(0, '127.0.0.1', resolve);
    });
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  afterEach(() => server.close());

  const registry = () =>
    OciChartRegistry.create({
      registry: 'registry.test/charts',
      chart: 'base',
      url,
      login: { getCredentials: async () => undefined },
      retry: { attempts: 2, baseDelayMs: 1, maxDelayMs: 1 },
    });

  it('is read page by page', async () => {
    answers = [
      [
        200,
        { tags: ['1.0.0'] },
        '</v2/charts/base/tags/list?n=1&last=1.0.0>; rel="next"',
      ],
      [200, { tags: ['1.1.0'] }],
    ];
    expect(await registry().listVersions()).toEqual(['1.1.0', '1.0.0']);
    expect(asked).toEqual([
      'GET /v2/charts/base/tags/list',
      'GET /v2/charts/base/tags/list?n=1&last=1.0.0',
    ]);
  });

  it('is not left for another host that it leads on to', async () => {
    const elsewhere = jest.fn((_: unknown, response: ServerResponse) =>
      response.end('{"tags": ["6.6.6"]}'),
    );
    const other = createServer(elsewhere);
    await new Promise<void>(resolve => {
      other.listen(0, '127.0.0.1', resolve);
    });
    try {
      const { port } = other.address() as AddressInfo;
      const next = `//127.0.0.1:${port}/v2/charts/base/tags/list`;
      answers = [[200, { tags: ['1.0.0'] }, `<${next}>; rel="next"`]];
      await expect(registry().listVersions()).rejects.toThrow(
        `leads on to http://127.0.0.1:${port}`,
      );
      expect(elsewhere).not.toHaveBeenCalled();
    } finally {
      other.close();
    }
  });

  it('has nothing where there is no repository', async () => {
    answers = [
      [404, {}],
      [404, {}],
    ];
    expect(await registry().listVersions()).toEqual([]);
    expect(await registry().pull('1.0.0', '/nowhere')).toBeUndefined();
  });

  it('is asked again, and then named with a remedy', async () => {
    answers = [
      [503, {}],
      [200, { tags: null }],
      [503, {}],
      [503, {}],
    ];
    expect(await registry().listVersions()).toEqual([]);
    await expect(registry().listVersions()).rejects.toMatchObject({
      system: 'Chart registry',
      object: 'chart registry.test/charts/base',
      status: 503,
      remedy: expect.stringMatching(/delivery\.chart\.registry/),
    });
  });

  it('that does not answer is named, and why', async () => {
    server.close();
    await expect(registry().listVersions()).rejects.toThrow(
      /no answer from http:\/\/127\.0\.0\.1:\d+: .*ECONNREFUSED/,
    );
  });
});
