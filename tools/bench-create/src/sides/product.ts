import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse, stringify } from 'yaml';
import { ROOT } from '../stage/paths';

/** The template of the product whose creation is measured. */
export const PRODUCT_TEMPLATE = 'node-service';

const TEMPLATES = join(ROOT, 'templates');

export interface Step {
  id: string;
  name?: string;
  action: string;
  each?: string;
  if?: string;
  input?: Record<string, unknown>;
}

interface Page {
  properties?: Record<string, { default?: unknown }>;
}

export interface Template {
  apiVersion: string;
  kind: 'Template';
  metadata: { name: string };
  spec: {
    type: string;
    owner?: string;
    parameters?: Page[];
    steps: Step[];
  };
}

export function readProductTemplate(): Template {
  const file = join(TEMPLATES, `${PRODUCT_TEMPLATE}.yaml`);
  return parse(readFileSync(file, 'utf8')) as Template;
}

/** Puts a template beside a copy of all skeletons; answers with its file. */
export function placeTemplate(directory: string, template: Template): string {
  cpSync(TEMPLATES, directory, { recursive: true });
  const file = join(directory, `${template.metadata.name}.yaml`);
  writeFileSync(file, stringify(template));
  return file;
}

/** What only writes into the workspace. */
export function isLocal({ action }: Step): boolean {
  return action.startsWith('fetch:') || action === 'delivery:ci:seed-workflow';
}

/** What the form fills in where nobody changes it. */
export function defaultAnswers(): Record<string, unknown> {
  const pages = readProductTemplate().spec.parameters ?? [];
  return Object.fromEntries(
    pages
      .flatMap(({ properties }) => Object.entries(properties ?? {}))
      .filter(([, property]) => property.default !== undefined)
      .map(([name, property]) => [name, property.default]),
  );
}
