import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parse } from 'yaml';
import { readChartSource, withChartVersion } from './applicationSet';
import { allowedKinds, withKinds } from './project';

const example = (file: string) =>
  readFileSync(
    resolve(
      __dirname,
      '../../../../../examples/organisation/gitops-platform',
      file,
    ),
    'utf8',
  );

/** Lines of one text that the other has not, in both directions. */
function lineDifference(before: string, after: string): [string[], string[]] {
  const [old, young] = [before.split('\n'), after.split('\n')];
  return [
    old.filter(line => !young.includes(line)),
    young.filter(line => !old.includes(line)),
  ];
}

describe('the ApplicationSet of an environment', () => {
  const file = 'applicationsets/dev.yaml';
  const text = example(file);
  const chart = 'eks_baseline_chart';

  it('says where the chart comes from', () => {
    expect(readChartSource(file, text, chart)).toEqual({
      registry: '123456789012.dkr.ecr.us-east-1.amazonaws.com/charts',
      version: parse(text).spec.template.spec.sources[0].targetRevision,
    });
  });

  it('moves in one line', () => {
    const next = withChartVersion(file, text, { chart, version: '9.8.7' });
    const [gone, came] = lineDifference(text, next);
    expect(gone).toHaveLength(1);
    expect(came).toEqual([
      gone[0].replace(/targetRevision: \S+/, 'targetRevision: 9.8.7'),
    ]);
    expect(readChartSource(file, next, chart).version).toBe('9.8.7');
  });

  it.each(["'1.0.0'", '"1.0.0"', '1.0.0', '1.0'])(
    'moves from %s as people wrote it',
    version => {
      const written = text.replace(
        /targetRevision: \d\S*/,
        `targetRevision: ${version}`,
      );
      const next = withChartVersion(file, written, { chart, version: '2.0.0' });
      expect(next).toBe(
        text.replace(/targetRevision: \d\S*/, 'targetRevision: 2.0.0'),
      );
    },
  );

  it.each([
    ['no YAML', 'a: [', /applicationsets\/dev.yaml is not YAML/],
    ['another kind', 'kind: Application', /0 objects of kind ApplicationSet/],
    [
      'no such source',
      'kind: ApplicationSet\nspec: {template: {spec: {sources: []}}}',
      /0 sources of the chart/,
    ],
    [
      'no version',
      'kind: ApplicationSet\nspec: {template: {spec: {sources: [{chart: eks_baseline_chart}]}}}',
      /no targetRevision/,
    ],
  ])('is refused by name with %s', (_title, broken, message) => {
    expect(() => readChartSource(file, broken, chart)).toThrow(message);
  });
});

describe('the project of an environment', () => {
  const file = 'projects/dev.yaml';
  const text = example(file);

  it('gets kinds at the end of its list and changes in nothing else', () => {
    const next = withKinds(file, text, ['apps/DaemonSet', 'Secret']);
    const [gone, came] = lineDifference(text, next);
    expect(gone).toEqual([]);
    expect(came).toEqual([
      '    - { group: apps, kind: DaemonSet }',
      "    - { group: '', kind: Secret }",
    ]);
    expect(allowedKinds(file, next)).toEqual([
      ...allowedKinds(file, text),
      'apps/DaemonSet',
      'Secret',
    ]);
  });

  it('stays as it is without new kinds', () => {
    expect(withKinds(file, text, [])).toBe(text);
  });

  it('gets kinds into a list that is written over more lines, before what follows', () => {
    const long =
      'kind: AppProject\nspec:\n  namespaceResourceWhitelist:\n  - group: apps\n    kind: Deployment # the first\n\n  roles: []\n';
    const next = withKinds(file, long, ['batch/Job']);
    expect(next).toContain('kind: Deployment # the first\n  - { group');
    expect(parse(next)).toEqual({
      kind: 'AppProject',
      spec: {
        namespaceResourceWhitelist: [
          { group: 'apps', kind: 'Deployment' },
          { group: 'batch', kind: 'Job' },
        ],
        roles: [],
      },
    });
  });

  it('is refused by name where it has no list with lines', () => {
    const flow =
      'kind: AppProject\nspec: {namespaceResourceWhitelist: [{kind: A}]}';
    expect(() => withKinds(file, flow, ['B'])).toThrow(/a line for each kind/);
  });
});
