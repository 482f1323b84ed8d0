import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parseAllDocuments } from 'yaml';
import { Manifest } from '../manifests';

/** The example of the platform team's repository. */
const folder = path.resolve(
  // This package is never bundled: it lives beside the examples that it checks.
  // eslint-disable-next-line no-restricted-syntax
  __dirname,
  '../../../examples/organisation/gitops-platform',
);

/** Environments that the example has, by the names of their folders. */
export const ENVIRONMENTS = readdirSync(path.join(folder, 'environments'))
  .filter(name => !name.startsWith('.'))
  .sort();

export function platformText(file: string): string {
  return readFileSync(path.join(folder, file), 'utf8');
}

export function platformObjects(file: string): Manifest[] {
  return parseAllDocuments(platformText(file)).map(
    document => document.toJS() as Manifest,
  );
}

/** What an environment consists of. */
export const filesOf = (environment: string): string[] => [
  `projects/${environment}.yaml`,
  `environments/${environment}/application.yaml`,
  `environments/${environment}/namespace.yaml`,
  `applicationsets/${environment}.yaml`,
];
