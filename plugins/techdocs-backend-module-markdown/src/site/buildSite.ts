import {
  copyFile,
  mkdir,
  readFile,
  readdir,
  writeFile,
} from 'node:fs/promises';
import { dirname, join, relative, sep } from 'node:path';
import { resolveSafeChildPath } from '@backstage/backend-plugin-api';
import type { EditUrl } from '../editUrl';
import { createStylesheet } from '../html';
import { renderMarkdown } from '../markdown';
import { readSiteConfig } from './config';
import { contentsPage } from './contentsPage';
import { listFiles } from './files';
import { navFromConfig, navFromFiles } from './nav';
import { pagePaths } from './pages';
import { resolveLinksOf } from './resolveLinks';
import { searchIndex } from './searchIndex';
import { renderSitePage, type SitePage } from './sitePage';
import { titleOf } from './titles';

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
  const pages: SitePage[] = [];
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
