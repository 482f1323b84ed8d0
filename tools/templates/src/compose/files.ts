import type { JsonObject } from '@backstage/types';
import { globSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { parse } from 'yaml';
import type { z, ZodTypeAny } from 'zod';
import { fill } from './fill';
import { includePages } from './include';
import { placesOf } from './languages';
import {
  languageSchema,
  sharedPageSchema,
  templateSourceSchema,
  type Language,
  type Shared,
  type TemplateSource,
} from './source';

// This package is never bundled: it lives in the repository whose templates it composes.
// eslint-disable-next-line no-restricted-syntax
export const TEMPLATES = path.resolve(__dirname, '../../../../templates');

/** Names of the templates that have a source: folders with a template.yaml. */
export function templateNames(root = TEMPLATES): string[] {
  return globSync('*/template.yaml', { cwd: root })
    .map(file => path.dirname(file))
    .sort();
}

export async function readSource(
  name: string,
  root = TEMPLATES,
): Promise<TemplateSource> {
  const source = await readYaml(
    path.join(root, name, 'template.yaml'),
    templateSourceSchema,
  );
  const { pages } = await readShared(root);
  const languages = await readLanguages(path.join(root, name, 'languages'));
  return {
    ...source,
    languages,
    options:
      source.options &&
      (fill(
        includePages(source.options, pages),
        placesOf(languages),
      ) as JsonObject),
  };
}

async function readLanguages(folder: string): Promise<Language[]> {
  const files = globSync('*/language.yaml', { cwd: folder }).sort();
  return Promise.all(
    files.map(async file => ({
      name: path.dirname(file),
      ...(await readYaml(path.join(folder, file), languageSchema)),
    })),
  );
}

export async function readShared(root = TEMPLATES): Promise<Shared> {
  const shared = path.join(root, 'shared');
  const named = async <T>(
    folder: string,
    read: (file: string) => Promise<T>,
  ): Promise<Record<string, T>> => {
    const files = (await readdir(path.join(shared, folder))).sort();
    return Object.fromEntries(
      await Promise.all(
        files.map(
          async file =>
            [
              path.basename(file, '.yaml'),
              await read(path.join(shared, folder, file)),
            ] as const,
        ),
      ),
    );
  };
  return {
    pages: await named('pages', file => readYaml(file, sharedPageSchema)),
    steps: await named('steps', readObject),
    values: await readObject(path.join(shared, 'values.yaml')),
    output: await readObject(path.join(shared, 'output.yaml')),
  };
}

async function readObject(file: string): Promise<JsonObject> {
  return parse(await readFile(file, 'utf8'));
}

async function readYaml<S extends ZodTypeAny>(
  file: string,
  schema: S,
): Promise<z.output<S>> {
  const result = schema.safeParse(parse(await readFile(file, 'utf8')));
  if (!result.success) {
    const problems = result.error.issues.map(
      issue => `- ${issue.path.join('.') || '(file)'}: ${issue.message}`,
    );
    throw new Error(`${file}:\n${problems.join('\n')}`);
  }
  return result.data;
}
