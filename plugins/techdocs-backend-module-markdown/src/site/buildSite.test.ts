import {
  mkdir,
  mkdtemp,
  readFile,
  rm,
  symlink,
  writeFile,
} from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { buildSite, type BuildSiteOptions } from './buildSite';

describe('buildSite', () => {
  let dir: string;
  let warnings: string[];

  beforeEach(async () => {
    dir = await mkdtemp(join(tmpdir(), 'site-'));
    warnings = [];
    await mkdir(join(dir, 'out'));
  });
  afterEach(() => rm(dir, { recursive: true }));

  const put = async (files: Record<string, string>) => {
    for (const [name, content] of Object.entries(files)) {
      const path = join(dir, 'in', name);
      await mkdir(dirname(path), { recursive: true });
      await writeFile(path, content);
    }
  };
  const build = (options: Partial<BuildSiteOptions> = {}) =>
    buildSite({
      inputDir: join(dir, 'in'),
      outputDir: join(dir, 'out'),
      warn: message => warnings.push(message),
      ...options,
    });
  const read = (name: string) => readFile(join(dir, 'out', name), 'utf8');
  const json = async (name: string) => JSON.parse(await read(name));

  const SITE = {
    'mkdocs.yml': `site_name: My <service>
site_description: What it does
plugins: [techdocs-core]
markdown_extensions:
  - pymdownx.emoji:
      emoji_index: !!python/name:material.extensions.emoji.twemoji
nav:
  - index.md
  - Guide:
      - First steps: guide/start.md
      - guide/deep/more.md
  - Elsewhere: https://example.com
`,
    'docs/index.md':
      '# Welcome\n\nGo to [start](guide/start.md#now), [more](./guide/deep/more.md).\n\n![logo](img/logo%201.png) [file](data.csv)\n',
    'docs/guide/start.md':
      '## Now\n\n[home](../index.md) [self](#now) [code](../../src/app.ts) ![l](../img/logo%201.png)\n',
    'docs/guide/deep/more.md':
      '# More\n\nBack to [start](../start.md), [guide](..), [lost](gone.md)\n\n## A\n\n### B\n\n#### C\n',
    'docs/hidden page.md': '# Not in nav\n',
    'docs/img/logo 1.png': 'png',
    'docs/data.csv': '1,2',
    'docs/.secret': 'x',
  };

  it('builds a site', async () => {
    await put(SITE);
    expect(await build({ etag: 'abc' })).toEqual({ pages: 4 });

    const home = await read('index.html');
    expect(home).toContain('<title>Welcome - My &lt;service&gt;</title>');
    expect(home).toMatch(
      /<link rel="stylesheet" href="assets\/stylesheets\/main\.[0-9a-f]{8}\.min\.css">/,
    );
    expect(home).toContain('href="guide/start/#now"');
    expect(home).toContain('href="guide/deep/more/"');
    expect(home).toContain('src="img/logo%201.png"');
    expect(home).toContain('href="data.csv"');
    for (const part of ['md-container', 'md-sidebar', 'md-content']) {
      expect(home).toContain(`class="${part}`);
    }

    const start = await read('guide/start/index.html');
    expect(start).toContain('<h1>First steps</h1>');
    expect(start).toContain('href="../../">home</a>');
    expect(start).toContain('src="../../img/logo%201.png"');
    expect(start).toContain('<a>code</a>');
    expect(start).toMatch(/checked><label class="md-nav__link" for="__nav_2"/);
    expect(start).toContain('aria-current="page" href="./"');
    expect(start).toMatch(/rel="prev".*>Welcome</);
    expect(start).toMatch(/href="\.\.\/deep\/more\/" rel="next".*>More</);

    const more = await read('guide/deep/more/index.html');
    expect(more).toContain('href="../../start/">start</a>');
    const toc = more.slice(more.indexOf('md-nav--secondary'));
    expect(toc).toContain('href="#a"');
    expect(toc).toContain(
      'md-nav__item--level-3"><a class="md-nav__link" href="#b"',
    );
    expect(toc).not.toContain('md-nav__link" href="#c"');
    expect(more).not.toContain('rel="next"');

    expect(await read('hidden page/index.html')).toContain('Not in nav');
    expect(await read('img/logo 1.png')).toBe('png');
    expect(await json('techdocs_metadata.json')).toEqual({
      site_name: 'My <service>',
      site_description: 'What it does',
      build_timestamp: expect.any(Number),
      etag: 'abc',
      files: [
        expect.stringMatching(/^assets\/stylesheets\/main/),
        'data.csv',
        'guide/deep/more/index.html',
        'guide/start/index.html',
        'hidden page/index.html',
        'img/logo 1.png',
        'index.html',
        'search/search_index.json',
      ],
    });
    expect(warnings).toEqual([
      'guide/deep/more.md links to .., which is not there',
      'guide/deep/more.md links to gone.md, which is not there',
      'guide/start.md links to ../src/app.ts, which the site does not hold',
    ]);
  });

  it('feeds the search', async () => {
    await put(SITE);
    await build();
    const { docs } = await json('search/search_index.json');
    expect(docs).toEqual(
      expect.arrayContaining([
        {
          location: 'guide/start/',
          title: 'First steps',
          text: 'home self code l',
        },
        {
          location: 'guide/start/#now',
          title: 'Now',
          text: 'home self code l',
        },
        { location: '', title: 'Welcome', text: expect.any(String) },
      ]),
    );
  });

  it('links to the repository where it knows it', async () => {
    await put(SITE);
    await build({ editUrl: path => `https://host/edit/${path}` });
    expect(await read('guide/start/index.html')).toContain(
      'href="https://host/edit/src/app.ts">code</a>',
    );
    expect(await read('index.html')).toContain(
      'href="https://host/edit/docs/index.md" title="Edit this page"',
    );
    expect(warnings.join()).not.toContain('src/app.ts');
  });

  it('needs no mkdocs.yml', async () => {
    await put({
      'docs/README.md': '# Read me',
      'docs/b-page.md': 'b',
      'docs/how-to/a.md': '# A',
    });
    await build({ siteName: 'orders' });
    const home = await read('index.html');
    expect(home).toContain('<title>Read me - orders</title>');
    expect(home).toMatch(/Read me<.*B page<.*How to<.*>A</);
  });

  it('makes a home page where there is none', async () => {
    await put({ 'docs/a/b.md': '# One [two]', 'docs/index.txt': '' });
    await build({ siteName: 'orders' });
    const home = await read('index.html');
    expect(home).toContain('<h1>orders</h1>');
    expect(home).toContain('<a href="a/b/">One [two]</a>');
  });

  it('gives an address to one page only', async () => {
    await put({
      'docs/README.md': 'readme',
      'docs/index.md': 'index',
      'docs/x.md': 'file',
      'docs/x/index.md': 'folder',
    });
    await build();
    expect(await read('index.html')).toContain('<p>index</p>');
    expect(await read('x/index.html')).toContain('<p>folder</p>');
    expect(warnings).toEqual([
      'README.md is left out: index.md has its address',
      'x.md is left out: x/index.md has its address',
    ]);
  });

  it('warns of a nav that leads nowhere', async () => {
    await put({
      'mkdocs.yml':
        'nav: [index.md, none.md, {Up: ../../etc/passwd}, {S: [gone.md]}]',
      'docs/index.md': '# x',
    });
    await build();
    expect(warnings).toEqual([
      'nav names none.md, which is no page of the documentation',
      'nav names ../../etc/passwd, which is no page of the documentation',
      'nav names gone.md, which is no page of the documentation',
    ]);
  });

  describe('refuses', () => {
    it.each([
      ['a broken file', 'a: [', /mkdocs\.yml: /],
      ['a wrong one', 'nav: 5', /mkdocs\.yml: nav: /],
      ['a folder above', 'docs_dir: ../..', /not allowed|outside/i],
      ['no folder', 'docs_dir: none', /has no documentation/],
    ])('%s', async (_, content, message) => {
      await put({ 'mkdocs.yml': content, 'docs/index.md': 'x' });
      await expect(build()).rejects.toThrow(message);
    });

    it.each([
      ['a file', 'docs/passwd.md', '/etc/passwd', /passwd\.md points out of/],
      ['a folder', 'docs/etc', '/etc', /etc points out of/],
      ['the documentation', 'docs', '/etc', /out of the repository|outside/],
      ['the configuration', 'mkdocs.yml', '/etc/passwd', /mkdocs\.yml|outside/],
    ])('%s that is a link to elsewhere', async (_, name, target, message) => {
      await put({
        'README.md': '',
        ...(name !== 'docs' && { 'docs/index.md': 'x' }),
      });
      await symlink(target, join(dir, 'in', name));
      await expect(build()).rejects.toThrow(message);
    });

    it('not a link inside the repository', async () => {
      await put({ 'docs/index.md': 'x', 'README.md': '# Linked' });
      await symlink('../README.md', join(dir, 'in/docs/about.md'));
      await symlink('..', join(dir, 'in/docs/loop'));
      await build();
      expect(await read('about/index.html')).toContain('Linked');
    });
  });
});
