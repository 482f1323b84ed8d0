import { InputError } from '@backstage/errors';
import { isMap, isScalar, isSeq, stringify, type Scalar } from 'yaml';
import { documentOf, splice } from './yamlText';

const SOURCES = ['spec', 'template', 'spec', 'sources'];

export interface ChartSource {
  /** OCI registry with path, without a scheme. */
  registry: string;
  version: string;
}

/** Where an environment takes the chart from, and at which version. `file` names the text in errors. */
export function readChartSource(
  file: string,
  text: string,
  chart: string,
): ChartSource {
  const { source, version } = find(file, text, chart);
  return {
    registry: String(source.get('repoURL')).replace(/^oci:\/\//, ''),
    version: String(version.value),
  };
}

/** The ApplicationSet at another version of the chart; nothing else of the text changes. */
export function withChartVersion(
  file: string,
  text: string,
  options: { chart: string; version: string },
): string {
  const { version } = find(file, text, options.chart);
  const [start, end] = version.range!;
  return splice(text, start, end, stringify(options.version).trimEnd());
}

function find(file: string, text: string, chart: string) {
  const document = documentOf(file, text, 'ApplicationSet');
  const sources = document.getIn(SOURCES);
  const found = isSeq(sources)
    ? sources.items
        .filter(isMap)
        .filter(source => source.get('chart') === chart)
    : [];
  if (found.length !== 1) {
    throw new InputError(
      `${file} has ${
        found.length
      } sources of the chart ${chart} in ${SOURCES.join(
        '.',
      )}; exactly one is expected.`,
    );
  }
  const version = found[0].get('targetRevision', true) as unknown;
  if (!isScalar(version) || !version.range) {
    throw new InputError(
      `${file} gives no targetRevision of the chart ${chart}.`,
    );
  }
  return { source: found[0], version: version as Scalar };
}
