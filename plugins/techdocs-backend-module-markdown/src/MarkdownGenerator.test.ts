import { chmod, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { mockServices } from '@backstage/backend-test-utils';
import { ScmIntegrations } from '@backstage/integration';
import { editUrlFor } from './editUrl';
import { isOnPath } from './isOnPath';
import { readUse } from './readUse';

const config = (generator: object) =>
  mockServices.rootConfig({ data: { techdocs: { generator } } });

describe('when the generator is used', () => {
  it.each([
    [{}, 'never'],
    [{ runIn: 'docker' }, 'never'],
    [{ runIn: 'local' }, 'without-mkdocs'],
    [{ runIn: 'local', markdown: 'fallback' }, 'without-mkdocs'],
    [{ markdown: 'always' }, 'always'],
    [{ runIn: 'local', markdown: 'always' }, 'always'],
  ])('%j: %s', (generator, use) => {
    expect(readUse(config(generator))).toBe(use);
  });

  it('names a wrong value and the right ones', () => {
    expect(() => readUse(config({ markdown: 'sometimes' }))).toThrow(
      "techdocs.generator.markdown is 'sometimes'. Set it to 'always' or 'fallback'.",
    );
  });

  it('looks for programs that can be executed', async () => {
    const dir = await mkdtemp(join(tmpdir(), 'path-'));
    await writeFile(join(dir, 'mkdocs'), '');
    expect(await isOnPath('mkdocs', `/none:${dir}`)).toBe(false);
    await chmod(join(dir, 'mkdocs'), 0o755);
    expect(await isOnPath('mkdocs', `/none:${dir}`)).toBe(true);
    await rm(dir, { recursive: true });
  });
});

describe('editUrlFor', () => {
  const integrations = ScmIntegrations.fromConfig(
    mockServices.rootConfig({
      data: { integrations: { github: [{ host: 'localhost:4801' }] } },
    }),
  );

  it('leads to the editor of the host', () => {
    const target = 'http://localhost:4801/acme/app/tree/main';
    const url = editUrlFor({ type: 'url', target }, integrations);
    expect(url?.('docs/a b.md')).toBe(
      'http://localhost:4801/acme/app/edit/main/docs/a%20b.md',
    );
  });

  it('is not there for folders and for unknown hosts', () => {
    expect(editUrlFor(undefined, integrations)).toBeUndefined();
    for (const location of [
      { type: 'dir' as const, target: '/tmp' },
      { type: 'url' as const, target: 'https://unknown.example/a/b' },
    ]) {
      expect(editUrlFor(location, integrations)).toBeUndefined();
    }
  });
});

describe('the schema', () => {
  it('describes the key', async () => {
    const text = await readFile(join(__dirname, '../config.d.ts'), 'utf8');
    expect(text).toContain("markdown?: 'fallback' | 'always'");
  });
});
