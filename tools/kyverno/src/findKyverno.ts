import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** What `bring.mjs` made. */
export interface Kyverno {
  /** Kyverno's command line. */
  binary: string;
  /** Folder of Kyverno's own chart: the Pod Security Standards as policies. */
  policiesChart: string;
  /** Folder of the definitions of Kyverno's own kinds. */
  crds: string;
}

// This package is never bundled: it lives beside the module that it builds.
// eslint-disable-next-line no-restricted-syntax
const HOME = path.resolve(__dirname, '..');

/** What a skipped test says. */
export const KYVERNO_MISSING =
  'skipped: no Kyverno on this machine; with Go, `node tools/kyverno/bring.mjs` builds it';

/** The Kyverno that go.mod pins; undefined where nobody has built it. */
export function findKyverno(): Kyverno | undefined {
  const module = readFileSync(path.join(HOME, 'go.mod'), 'utf8');
  const version = module.match(/kyverno\/kyverno (v\S+)/)?.[1];
  const folder = path.resolve(HOME, `../../.cache/kyverno/${version}`);
  return existsSync(folder)
    ? {
        binary: path.join(folder, 'kyverno'),
        policiesChart: path.join(folder, 'kyverno-policies'),
        crds: path.join(folder, 'crds'),
      }
    : undefined;
}
