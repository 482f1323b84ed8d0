/** The baseline chart in its OCI registry. Errors are DeliveryErrors that name the registry and the remedy. */
export interface ChartRegistry {
  /** Registry with path and the chart's name, for instance `registry.example/charts/eks_baseline_chart`. */
  readonly address: string;
  /** Every version, the newest first. */
  listVersions(): Promise<string[]>;
  /** Puts the archive of a version into a directory; resolves with its path, or undefined where there is no such version. */
  pull(version: string, directory: string): Promise<string | undefined>;
  /** Pushes a packaged chart, a `.tgz`, under the name and version that stand in it. */
  push(archive: string): Promise<void>;
}
