import type { ChartSource, ChartVersion } from '../charts';
import type { GitSource, GitTree } from '../git';
import type { ApplicationSource } from '../model';

/** A source that is a chart, at the very version that is meant now. */
export interface SettledChart {
  source: ApplicationSource;
  chart: ChartVersion;
  /** The version. */
  revision: string;
}

/** A source in a git repository, at the very commit that is meant now. */
export interface SettledTree {
  source: ApplicationSource;
  tree: GitTree;
  /** The commit. */
  revision: string;
}

/** A source whose revision is settled. */
export type Settled = SettledChart | SettledTree;

export function isChart(settled: Settled): settled is SettledChart {
  return 'chart' in settled;
}

/** Finds out what a source means now; `wanted` is a revision in place of its own. Throws when there is none. */
export async function settle(
  { git, charts }: { git: GitSource; charts: ChartSource },
  source: ApplicationSource,
  wanted: string | undefined,
): Promise<Settled> {
  const revision = wanted ?? source.targetRevision ?? 'HEAD';
  if (source.chart) {
    const chart = await charts.resolve(source.repoURL, source.chart, revision);
    return { source, chart, revision: chart.version };
  }
  const sha = await git.resolve(source.repoURL, revision);
  const tree = await git.tree(source.repoURL, sha);
  return { source, tree, revision: sha };
}
