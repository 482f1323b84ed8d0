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

export interface Template {
  apiVersion: string;
  kind: 'Template';
  metadata: { name: string };
  spec: {
    type: string;
    owner?: string;
    parameters?: unknown;
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
