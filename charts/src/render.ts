import path from 'node:path';
import { runHelm, HelmError } from '@internal/helm';
import { parseAllDocuments } from 'yaml';
import { Manifest } from './manifests';

// This package is never bundled: it lives beside the chart that it renders.
// eslint-disable-next-line no-restricted-syntax
export const CHART = path.resolve(__dirname, '../eks_baseline_chart');

export interface RenderOptions {
  /** Name of the release, which is the service's. */
  release?: string;
  namespace?: string;
  /** Folder of the chart; the baseline chart without it. */
  chart?: string;
  /** Another helm than the product's. */
  binary?: string;
}

/** What helm prints for a chart and values. Throws HelmError when chart or schema refuse. */
export async function renderText(
  values: object,
  options: RenderOptions = {},
): Promise<string> {
  const {
    release = 'orders',
    namespace = 'dev',
    chart = CHART,
    binary,
  } = options;
  const { stdout } = await runHelm(
    ['template', release, chart, '--namespace', namespace, '--values', '-'],
    { input: JSON.stringify(values), binary },
  );
  return stdout;
}

export function parseManifests(text: string): Manifest[] {
  return parseAllDocuments(text, { version: '1.1', merge: false }).flatMap(
    document => {
      if (document.errors.length > 0) {
        throw document.errors[0];
      }
      const value = document.toJS();
      return value ? [value as Manifest] : [];
    },
  );
}

export async function render(
  values: object,
  options: RenderOptions = {},
): Promise<Manifest[]> {
  return parseManifests(await renderText(values, options));
}

/** What helm says when it refuses these values. Throws when it takes them. */
export async function refusal(
  values: object,
  options: RenderOptions = {},
): Promise<string> {
  try {
    await renderText(values, options);
  } catch (error) {
    if (error instanceof HelmError) {
      return error.stderr;
    }
    throw error;
  }
  throw new Error(`helm took ${JSON.stringify(values)}`);
}
