import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { resolveSafeChildPath } from '@backstage/backend-plugin-api';
import { InputError } from '@backstage/errors';
import { parseDocument } from 'yaml';
import { z } from 'zod';

/** An entry of `nav`: a page, a titled page or address, or a titled section. */
export type NavEntry = string | { [title: string]: string | NavEntry[] | null };

const navSchema: z.ZodType<NavEntry[]> = z.lazy(() =>
  z.array(
    z.union([z.string(), z.record(z.union([z.string(), navSchema, z.null()]))]),
  ),
);

const mkdocsSchema = z.object({
  site_name: z.string().optional(),
  site_description: z.string().nullish(),
  docs_dir: z.string().default('docs'),
  nav: navSchema.nullish(),
});

export interface SiteConfig {
  name: string;
  description?: string;
  /** Absolute. */
  docsDir: string;
  /** Relative to the input folder. */
  docsPath: string;
  nav?: NavEntry[];
}

/** Reads mkdocs.yml or mkdocs.yaml; without one, `docs` is the documentation. What MkDocs alone understands is ignored. */
export async function readSiteConfig(
  inputDir: string,
  defaultName = 'Documentation',
): Promise<SiteConfig> {
  const found =
    (await readIfThere(inputDir, 'mkdocs.yml')) ??
    (await readIfThere(inputDir, 'mkdocs.yaml'));
  const parsed = mkdocsSchema.safeParse(found ? parse(found) : {});
  if (!parsed.success) {
    const [{ path, message }] = parsed.error.issues;
    throw new InputError(
      `${found?.name}: ${path.join('.') || 'the document'}: ${message}`,
    );
  }
  const { site_name, site_description, docs_dir, nav } = parsed.data;
  return {
    name: site_name ?? defaultName,
    ...(site_description && { description: site_description }),
    docsDir: resolveSafeChildPath(inputDir, docs_dir),
    docsPath: docs_dir.replace(/^\.\/|\/$/g, ''),
    ...(nav && { nav }),
  };
}

function parse({ name, text }: { name: string; text: string }): unknown {
  // MkDocs has tags of its own, such as !ENV and !!python/name; their values are not used here.
  const document = parseDocument(text, { logLevel: 'error' });
  if (document.errors.length > 0) {
    throw new InputError(`${name}: ${document.errors[0].message}`);
  }
  return document.toJS() ?? {};
}

async function readIfThere(
  dir: string,
  name: string,
): Promise<{ name: string; text: string } | undefined> {
  try {
    const path = resolveSafeChildPath(dir, name);
    return { name, text: await readFile(path, 'utf8') };
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') {
      return undefined;
    }
    throw new InputError(`Cannot read ${join(dir, name)}`, error);
  }
}
