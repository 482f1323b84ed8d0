import { readFileSync } from 'node:fs';
import { findPackageJSON } from 'node:module';
import { ROOT } from './stage';

/** `name version` of a package as it is installed here. */
export function versionOf(name: string): string {
  const file = findPackageJSON(name, __filename);
  if (!file) {
    throw new Error(`${name} is not installed below ${ROOT}`);
  }
  return `${name} ${JSON.parse(readFileSync(file, 'utf8')).version}`;
}
