import { manifestPaths, type Application } from '../model';
import { isChart, type Settled } from './settle';

/** Everything that decides what comes out; with annotated paths only those of a repository count, else the commit does. */
export function cacheKey(application: Application, settled: Settled[]): string {
  const sources = settled.map(item => {
    const { source, revision } = item;
    if (isChart(item)) {
      return [source, item.chart.digest];
    }
    const { folders, files } = item.tree;
    const paths = manifestPaths(application, source.path);
    return [
      source,
      paths
        ? paths.map(path => folders.get(path) ?? files.get(path) ?? '')
        : revision,
    ];
  });
  return JSON.stringify([sources, application.spec.destination.namespace]);
}
