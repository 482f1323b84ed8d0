/** A chart at an exact version. */
export interface ChartVersion {
  version: string;
  /** Content of the chart: changes when somebody overwrites a version. */
  digest: string;
}

/** Charts as the engine gets them. */
export interface ChartSource {
  /** The version that a revision means now. Throws when there is none. */
  resolve(
    repository: string,
    chart: string,
    revision: string,
  ): Promise<ChartVersion>;
  /** A folder or archive that helm can render. */
  pull(
    repository: string,
    chart: string,
    version: ChartVersion,
  ): Promise<string>;
}
