import {
  copyFile,
  mkdir,
  readFile,
  readdir,
  writeFile,
} from 'node:fs/promises';
import { dirname, join, posix, relative, sep } from 'node:path';
import { resolveSafeChildPath } from '@backstage/backend-plugin-api';
import type { EditUrl } from '../editUrl';
import { createStylesheet, renderPage } from '../html';
import { renderMarkdown, type RenderedPage } from '../markdown';
import { readSiteConfig, type SiteConfig } from './config';
import { listFiles } from './files';
import {
  humanize,
  navFromConfig,
  navFromFiles,
  pagesInOrder,
  type NavItem,
} from './nav';
import { navView } from './navView';
import { pagePaths, relativeUrl, type PagePath } from './pages';
import { resolveLinksOf } from './resolveLinks';
import { searchIndex } from './searchIndex';

export interface BuildSiteOptions {
  /** The prepared repository: mkdocs.yml and the documentation's folder. */
  inputDir: string;
  outputDir: string;
  /** Kept in the metadata, so that TechDocs knows when to build again. */
  etag?: string;
  /** Where mkdocs.yml has no site_name. */
  siteName?: string;
  editUrl?: EditUrl;
  /** Told what is wrong and no reason to fail. */
  warn: (message: string) => void;
}

type Page = PagePath & RenderedPage & { title: string };

/** Builds the whole site into the output folder. */
export async function buildSite(
  options: BuildSiteOptions,
): Promise<{ pages: number }> {
  const { inputDir, outputDir, warn } = options;
  const config = await readSiteConfig(inputDir, options.siteName);
  const files = await listFiles(config.docsDir, inputDir);
  const paths = pagePaths(files.pages, warn);
  const sources = paths.map(({ source }) => source);
  const nav = config.nav
    ? navFromConfig(config.nav, new Set(sources), warn)
    : navFromFiles(sources);
  const targets = {
    pages: new Map(paths.map(path => [path.source, path])),
    assets: new Set(files.assets),
    docsPath: config.docsPath,
    editUrl: options.editUrl,
    warn,
  };
  const pages: Page[] = [];
  for (const path of paths) {
    const text = await readFile(
      resolveSafeChildPath(inputDir, join(config.docsDir, path.source)),
      'utf8',
    );
    const rendered = renderMarkdown(text, resolveLinksOf(path, targets));
    pages.push({ ...path, ...rendered, title: titleOf(path, rendered, nav) });
  }
  if (!paths.some(({ url }) => url === '')) {
    pages.push(contentsPage(config, pages));
  }

  const write = async (path: string, content: string) => {
    const target = resolveSafeChildPath(outputDir, path);
    await mkdir(dirname(target), { recursive: true });
    await writeFile(target, content);
  };
  for (const asset of files.assets) {
    const target = resolveSafeChildPath(outputDir, asset);
    await mkdir(dirname(target), { recursive: true });
    await copyFile(
      resolveSafeChildPath(inputDir, join(config.docsDir, asset)),
      target,
    );
  }
  const stylesheet = createStylesheet();
  await write(stylesheet.path, stylesheet.content);
  for (const page of pages) {
    await write(
      page.output,
      renderSitePage(page, { ...options, config, nav, pages, stylesheet }),
    );
  }
  await write('search/search_index.json', JSON.stringify(searchIndex(pages)));
  await write(
    'techdocs_metadata.json',
    JSON.stringify({
      site_name: config.name,
      site_description: config.description ?? '',
      build_timestamp: Date.now(),
      files: await filesOf(outputDir),
      ...(options.etag && { etag: options.etag }),
    }),
  );
  return { pages: pages.length };
}

function renderSitePage(
  page: Page,
  site: {
    config: SiteConfig;
    nav: NavItem[];
    pages: Page[];
    stylesheet: { path: string };
    editUrl?: EditUrl;
  },
): string {
  const { config, nav, pages } = site;
  const bySource = new Map(pages.map(other => [other.source, other]));
  const order = pagesInOrder(nav);
  const position = order.indexOf(page.source);
  const neighbour = (index: number) => {
    const other = bySource.get(order[index] ?? '');
    return position >= 0 && other
      ? { title: other.title, href: relativeUrl(page.url, other.url) }
      : undefined;
  };
  return renderPage({
    siteName: config.name,
    description: config.description,
    title: page.title,
    stylesheet: relativeUrl(page.url, site.stylesheet.path),
    nav: navView(nav, { page, pages: bySource }),
    headings: page.headings,
    content: page.html,
    editUrl:
      page.source && site.editUrl?.(posix.join(config.docsPath, page.source)),
    previous: neighbour(position - 1),
    next: neighbour(position + 1),
  });
}

/** A title that the sidebar gives, else the page's own, else its file's name. */
function titleOf(path: PagePath, page: RenderedPage, nav: NavItem[]): string {
  const { name, dir } = posix.parse(path.source);
  const fallback = /^(index|readme)$/i.test(name)
    ? posix.basename(dir) || 'Home'
    : name;
  return navTitle(nav, path.source) ?? page.title ?? humanize(fallback);
}

function navTitle(items: NavItem[], source: string): string | undefined {
  for (const item of items) {
    const title =
      item.kind === 'section'
        ? navTitle(item.items, source)
        : item.kind === 'page' && item.source === source && item.title;
    if (title) {
      return title;
    }
  }
  return undefined;
}

/** A home page for documentation that has none: TechDocs opens index.html. */
function contentsPage(config: SiteConfig, pages: Page[]): Page {
  const list = pages
    .map(
      ({ title, url }) =>
        `- [${title.replace(/[[\]\\]/g, '\\$&')}](${relativeUrl('', url)})`,
    )
    .join('\n');
  const rendered = renderMarkdown(list, href => href);
  return {
    ...rendered,
    title: config.name,
    source: '',
    url: '',
    output: 'index.html',
  };
}

async function filesOf(outputDir: string): Promise<string[]> {
  const entries = await readdir(outputDir, {
    recursive: true,
    withFileTypes: true,
  });
  return entries
    .filter(entry => entry.isFile())
    .map(entry =>
      relative(outputDir, join(entry.parentPath, entry.name))
        .split(sep)
        .join('/'),
    )
    .sort();
}
