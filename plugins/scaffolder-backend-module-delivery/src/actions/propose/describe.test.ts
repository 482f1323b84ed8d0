import { parse } from 'yaml';
import type { About } from './About';
import { describeProposal } from './describe';
import { registeredApi } from './registeredApi';

const about: About = {
  service: 'invoices',
  repository: {
    htmlUrl: 'https://github.test/acme/invoices',
    defaultBranch: 'trunk',
    fork: false,
  },
  files: { 'docs/run.md': '# Run' },
  left: [],
  pages: [],
  needed: [],
  port: 3000,
  path: '/ready',
  taskUrl: 'https://portal.test/create/tasks/1',
};
const describeWith = (changes: Partial<About> = {}) =>
  describeProposal({ ...about, ...changes });
const adding = (...paths: string[]) =>
  Object.fromEntries(paths.map(path => [path, '']));

describe('describeProposal', () => {
  it('says what it brings, and what must hold', () => {
    const text = describeWith();
    expect(text).toMatch(/Added\n\n- `docs\/run.md`/);
    expect(text).toMatch(
      /Before you merge[^]*port 3000, and answers `\/ready`/,
    );
    expect(text).toContain(about.taskUrl);
    expect(text).not.toMatch(/workflow|fork|mkdocs|API|pipeline needs/);
  });

  it('says so where there is nothing to bring', () => {
    const text = describeWith({ files: {}, left: ['README.md'] });
    expect(text).toMatch(/lacks nothing: the next push to `trunk`/);
    expect(text).not.toMatch(/Added|you merge/);
  });

  it("says what a catalog file of one's own needs", () => {
    for (const own of ['catalog-info.yaml', 'catalog-info.yml']) {
      const text = describeWith({ left: [own] });
      expect(text).toContain(`Your \`${own}\` needs these annotations`);
      expect(text).toContain('delivery/service: invoices');
    }
  });

  it("says which workflow delivers beside one's own", () => {
    const left = ['.github/workflows/ci.yml'];
    const other = '.github/workflows/delivery.yaml';
    expect(describeWith({ files: adding(other), left })).toContain(
      `Your \`${left[0]}\` goes on as it is. What delivers is \`${other}\``,
    );
    expect(describeWith({ left: [...left, other].sort() })).toContain(
      'This brings no pipeline',
    );
  });

  it('names what the pipeline fails without', () => {
    const needed = [{ path: 'package-lock.json', how: 'npm writes it' }];
    expect(describeWith({ needed })).toMatch(
      /pipeline needs[^]*- `package-lock.json`: npm writes it/,
    );
  });

  it('says how the image that it brings starts', () => {
    const Dockerfile = 'FROM node\nCMD ["npm", "start"]\n';
    expect(describeWith({ files: { Dockerfile } })).toContain(
      'It starts the service by `npm start`, unless',
    );
  });

  it("says how pages get into a site of one's own", () => {
    expect(describeWith({ left: ['mkdocs.yaml'] })).toContain(
      'Your `mkdocs.yaml` says which pages',
    );
    expect(
      describeWith({ files: adding('Dockerfile'), left: ['mkdocs.yaml'] }),
    ).not.toContain('which pages');
  });

  it("says how one's own pages get into the site that it brings", () => {
    const files = adding('mkdocs.yml', 'docs/run.md');
    const pages = ['docs/a.md', 'docs/b/c.md'];
    expect(describeWith({ files, pages })).toContain(
      'has 2 pages of your own. The portal shows them once they are in the `nav`',
    );
    expect(describeWith({ files })).not.toContain('nav');
  });

  it('says that workflows of a fork must be allowed', () => {
    const repository = { ...about.repository, fork: true };
    expect(describeWith({ repository })).toContain(
      'allows that on https://github.test/acme/invoices/actions.',
    );
  });

  const catalogFile = `
kind: Component
---
kind: API
metadata:
  name: invoices-api
spec:
  definition:
    $text: ./docs/openapi.yaml
`;

  it("says which API was found, and what a catalog file of one's own may lack for it", () => {
    const api = registeredApi(catalogFile)!;
    expect(api).toMatchObject({
      name: 'invoices-api',
      path: 'docs/openapi.yaml',
    });
    expect(describeWith({ files: adding('catalog-info.yaml'), api })).toMatch(
      /`docs\/openapi.yaml` says.*`catalog-info.yaml` registers it as `invoices-api`/,
    );
    const text = describeWith({ left: ['catalog-info.yml'], api });
    expect(text).toMatch(
      /add `providesApis: \[invoices-api\]` to the `spec` .* your `catalog-info.yml`/,
    );
    const [, block] = /```yaml\n---\n(kind: API[^]*?)```/.exec(text)!;
    expect(parse(block).spec.definition.$text).toBe('./docs/openapi.yaml');
  });

  it.each(['', 'kind: Component', 'kind: API\nspec: {definition: text}'])(
    'finds no API by a document in %j',
    text => expect(registeredApi(text)).toBeUndefined(),
  );
});
