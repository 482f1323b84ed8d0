import { readReports } from './report';

describe('readReports', () => {
  it('gives a verdict for each object of each report', () => {
    const report = (policy: string): string =>
      JSON.stringify({
        kind: 'Report',
        results: [
          {
            policy,
            result: 'fail',
            message: 'no',
            resources: [
              { kind: 'Pod', name: 'one', namespace: 'dev' },
              { kind: 'Pod', name: 'two', namespace: 'dev' },
            ],
          },
        ],
      });
    const text = ['', report('a'), '---', report('b'), ''].join('\n');
    expect(readReports(text)).toEqual(
      ['a', 'b'].flatMap(policy =>
        ['one', 'two'].map(name => ({
          policy,
          object: `Pod/${name}`,
          result: 'fail',
          message: 'no',
        })),
      ),
    );
  });

  it('is empty where nothing was judged', () => {
    expect(readReports('')).toEqual([]);
    expect(readReports('{"kind":"Report"}')).toEqual([]);
  });
});
