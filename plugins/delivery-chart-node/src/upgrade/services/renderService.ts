import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { HelmError, runHelm } from '@internal/helm';
import { parseAllDocuments } from 'yaml';
import type { KubernetesObject, Rendering } from '../model';

/** A service's files in the GitOps repository, in the order in which helm reads them. */
export interface ServiceFiles {
  service: string;
  namespace: string;
  values: string;
  release: string;
}

/**
 * What helm makes of a service with a chart, as Argo CD does it: release called like the service, values.yaml, then
 * release.yaml. A refusal by the chart or its schema is a result; a helm that does not run is a HelmError.
 */
export async function renderService(
  chart: string,
  files: ServiceFiles,
): Promise<Rendering> {
  const directory = await mkdtemp(join(tmpdir(), 'chart-render-'));
  try {
    const folder = join(directory, 'values');
    await mkdir(folder);
    await writeFile(join(folder, 'values.yaml'), files.values);
    await writeFile(join(folder, 'release.yaml'), files.release);
    const { stdout } = await runHelm([
      ...['template', files.service, chart],
      ...['--namespace', files.namespace],
      ...['--values', join(folder, 'values.yaml')],
      ...['--values', join(folder, 'release.yaml')],
    ]);
    return { objects: parseObjects(stdout) };
  } catch (error) {
    if (error instanceof HelmError && error.exitCode !== undefined) {
      return { problem: cleanMessage(error.stderr, directory) };
    }
    throw error;
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
}

function parseObjects(text: string): KubernetesObject[] {
  return parseAllDocuments(text)
    .map(document => document.toJS() as KubernetesObject | null)
    .filter(object => object !== null);
}

/** helm's message in few lines: without its prefix, hints for its own developers, and folders of this machine. */
function cleanMessage(stderr: string, directory: string): string {
  return stderr
    .replaceAll(`${join(directory, 'values')}/`, '')
    .split('\n')
    .map(line => line.replace(/^Error: /, '').trimEnd())
    .filter(line => line && !/^Use --debug flag|^(WARNING|level=)/.test(line))
    .join('\n');
}
