import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import { CHART } from '../render';

export type Values = { [key: string]: any };

export const DIGEST = `sha256:${'0123456789abcdef'.repeat(4)}`;

/** What a pipeline writes into release.yaml. */
export const RELEASE = {
  image: {
    repository: 'registry.acme.example/orders',
    tag: '4f2a9c1',
    digest: DIGEST,
  },
  release: {
    commit: '4f2a9c1',
    run: '17',
    actor: 'ana',
    at: '2026-01-05T10:00:00Z',
  },
};

const isMap = (value: unknown): value is Values =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Merges as helm does its files: maps by key, anything else whole, and null takes a key away. */
export function merge(...all: Values[]): Values {
  const merged: Values = {};
  for (const [key, value] of all.flatMap(values => Object.entries(values))) {
    if (value === null && key in merged) {
      delete merged[key];
    } else {
      merged[key] =
        isMap(value) && isMap(merged[key]) ? merge(merged[key], value) : value;
    }
  }
  return merged;
}

const folder = path.join(CHART, 'ci');

/** The values files in ci/, by name. */
export const CI_FILES: string[] = readdirSync(folder)
  .map(file => path.basename(file, '-values.yaml'))
  .sort();

export function ciValues(name: string): Values {
  return parse(readFileSync(path.join(folder, `${name}-values.yaml`), 'utf8'), {
    version: '1.1',
  });
}

export const SCHEMA: Values = JSON.parse(
  readFileSync(path.join(CHART, 'values.schema.json'), 'utf8'),
);
