import { Document } from 'yaml';
import type { ChartSource } from '../charts';
import type { GitSource } from '../git';
import type { Application } from '../model';
import type { Renderer } from './Renderer';
import { isChart, type Settled, type SettledChart } from './settle';

/** The YAML of a chart with its values; those in files come from the Application's other sources. */
export async function renderChart(
  deps: { git: GitSource; charts: ChartSource; renderer: Renderer },
  application: Application,
  { source, chart }: SettledChart,
  all: Settled[],
): Promise<string> {
  const helm = source.helm ?? {};
  const values: string[] = [];
  for (const file of helm.valueFiles ?? []) {
    const content = await readValues(deps.git, file, all);
    if (content === undefined && !helm.ignoreMissingValueFiles) {
      throw new Error(
        `failed to execute helm template command: Error: open ${file}: no such file or directory`,
      );
    }
    values.push(...(content === undefined ? [] : [content]));
  }
  if (helm.values) {
    values.push(helm.values);
  }
  if (helm.valuesObject) {
    values.push(String(new Document(helm.valuesObject)));
  }
  return deps.renderer.render({
    chart: await deps.charts.pull(source.repoURL, source.chart ?? '', chart),
    releaseName: helm.releaseName ?? application.name,
    namespace:
      helm.namespace ?? application.spec.destination.namespace ?? 'default',
    values,
    parameters: helm.parameters ?? [],
    kubeVersion: helm.kubeVersion,
  });
}

/** The content of `$ref/path`, or undefined when the referenced commit has no such file. */
async function readValues(
  git: GitSource,
  file: string,
  all: Settled[],
): Promise<string | undefined> {
  const [, ref, path] = /^\$([\w-]+)\/(.+)$/.exec(file) ?? [];
  if (!ref) {
    throw new Error(
      `values file ${file}: only files of another source ($ref/path) are supported`,
    );
  }
  const target = all.find(item => item.source.ref === ref);
  if (!target || isChart(target)) {
    throw new Error(
      `source referenced "${ref}", but no source has a 'ref' field defined`,
    );
  }
  const id = target.tree.files.get(path);
  return id === undefined ? undefined : git.read(target.source.repoURL, id);
}
