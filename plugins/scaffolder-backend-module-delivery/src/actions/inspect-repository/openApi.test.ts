import { findOpenApi } from './findOpenApi';
import { judgeOpenApi, openApiCandidates, type ListedFile } from './openApi';

const file = (path: string, more: Partial<ListedFile> = {}): ListedFile => ({
  path,
  mode: '100644',
  sha: path,
  size: 10,
  ...more,
});

describe('openApiCandidates', () => {
  it('are at the usual places, the likeliest first', () => {
    const paths = [
      'api/swagger.json',
      'docs/openapi.yml',
      'node_modules/x/openapi.yaml',
      'src/main/resources/META-INF/openapi.yaml',
      'openapi.json',
      'test/openapi.yaml',
      'openapi.yaml.bak',
      'swagger.yaml',
    ].map(path => file(path));
    expect(openApiCandidates(paths).map(({ path }) => path)).toEqual([
      'openapi.json',
      'docs/openapi.yml',
      'src/main/resources/META-INF/openapi.yaml',
      'swagger.yaml',
      'api/swagger.json',
    ]);
  });
});

describe('judgeOpenApi', () => {
  it.each<[string, string, string]>([
    ['a.yaml', 'openapi: 3.1.0\ninfo: {}\n', 'OpenAPI 3.1.0'],
    ['a.yml', '# Ours\r\n\r\nopenapi: "3.0.3" # old\r\n', 'OpenAPI 3.0.3'],
    ['a.yaml', '---\ninfo: {}\n"openapi": \'3.2.0\'', 'OpenAPI 3.2.0'],
    ['a.yaml', '\ufeffswagger: "2.0"\n', 'Swagger 2.0'],
    ['a.yaml', 'swagger: 2.0\n', 'Swagger 2.0'],
    ['a.yaml', '{ "openapi": "3.1.0" }', 'OpenAPI 3.1.0'],
    ['a.json', '\ufeff{\n\t"openapi": "3.0.0"\n}', 'OpenAPI 3.0.0'],
    ['a.json', '{"info": {}, "swagger": "2.0"}', 'Swagger 2.0'],
  ])('takes %s with %j', (path, text, is) => {
    expect(judgeOpenApi(path, text)).toEqual({ is });
  });

  it.each<[string, string]>([
    ['a.yaml', ''],
    ['a.yaml', 'asyncapi: 3.0.0\n'],
    ['a.yaml', 'openapi: 4.0.0\n'],
    ['a.yaml', 'openapi:\n  version: 3.1.0\n'],
    ['a.yaml', 'x:\n  openapi: 3.1.0\n'],
    ['a.yaml', 'text: |\n  openapi: 3.1.0\n'],
    ['a.yaml', 'swagger: "1.2"\n'],
    ['a.yaml', 'version https://git-lfs.github.com/spec/v1\noid sha256:0\n'],
    ['a.json', 'openapi: 3.1.0\n'],
    ['a.json', '{"openapi": {"3.1.0": 1}}'],
    ['a.json', '{"x": {"openapi": "3.1.0"}}'],
    ['a.json', 'null'],
    ['a.json', '{"openapi": "3.1.0"'],
  ])('does not take %s with %j', (path, text) => {
    expect(judgeOpenApi(path, text)).toEqual({
      problem: expect.stringContaining('neither'),
    });
  });
});

describe('findOpenApi', () => {
  const find = async (texts: Record<string, string>, files: ListedFile[]) => {
    const read: string[] = [];
    const found = await findOpenApi(
      {
        readBlob: async (_, sha) => {
          read.push(sha);
          return texts[sha] ?? '';
        },
      },
      'invoices',
      files,
    );
    return { found, read };
  };

  it('takes the first that is one, and reads no other', async () => {
    const texts = { 'docs/openapi.yaml': 'openapi: 3.1.0\n' };
    const paths = ['docs/openapi.yaml', 'openapi.json', 'swagger.json'];
    expect(
      await find(
        texts,
        paths.map(path => file(path)),
      ),
    ).toEqual({
      found: {
        path: 'docs/openapi.yaml',
        is: 'OpenAPI 3.1.0',
        passed: ['openapi.json says neither openapi: 3.x nor swagger: 2.0'],
      },
      read: ['openapi.json', 'docs/openapi.yaml'],
    });
  });

  it('reads no link, no submodule, and nothing that is too large', async () => {
    expect(
      await find({}, [
        file('openapi.yaml', { mode: '120000' }),
        file('docs/openapi.yaml', { mode: '160000', size: undefined }),
        file('api/openapi.yaml', { size: 5_000_000 }),
      ]),
    ).toEqual({
      found: {
        passed: [
          'openapi.yaml is no regular file',
          'docs/openapi.yaml is no regular file',
          'api/openapi.yaml has 5000000 bytes, of 1048576 at most',
        ],
      },
      read: [],
    });
  });

  it('gives up after a few', async () => {
    const folders = ['', 'docs/', 'api/', 'openapi/', 'spec/'];
    const files = folders.flatMap(folder => [
      file(`${folder}openapi.yaml`),
      file(`${folder}openapi.json`),
    ]);
    expect((await find({}, files)).read).toHaveLength(5);
  });

  it('finds nothing where nothing is', async () => {
    expect(await find({}, [file('README.md')])).toEqual({
      found: { passed: [] },
      read: [],
    });
  });
});
