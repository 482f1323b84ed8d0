import { toSystems, type Measurement } from './measure';
import { readOptions } from './options';
import { judge, table } from './report';
import { ours, upstream } from './sides';
import { median } from './statistics';

const measured = (seconds: number, urls: string[]): Measurement => ({
  startedAt: 0,
  seconds,
  requests: urls.map(url => ({
    at: 0,
    method: 'GET',
    url,
    system: url.includes('argocd') ? 'argocd' : 'github',
  })),
});
const side = (label: string, measurements: Measurement[]) => ({
  label,
  measurements,
});

describe('the median', () => {
  it.each([
    [[3], 3],
    [[9, 1, 2], 2],
    [[4, 1, 3, 2], 2.5],
  ])('of %j is %d', (numbers, expected) => {
    expect(median(numbers)).toBe(expected);
  });
});

describe('the verdict', () => {
  const other = side('upstream', [
    measured(4, ['a', 'b']),
    measured(6, ['a', 'b']),
    measured(5, ['a', 'b']),
  ]);

  it.each([
    ['faster and frugal', 2.5, ['a', 'b'], true],
    ['not twice as fast', 2.6, ['a'], false],
    ['more requests', 1, ['a', 'b', 'c'], false],
  ])('of one that is %s', (_, seconds, urls, holds) => {
    const verdict = judge(side('ours', [measured(seconds, urls)]), other);
    expect(verdict.holds).toBe(holds);
    expect(verdict.faster).toBeCloseTo(5 / seconds);
  });
});

it('tells the figures of both sides', () => {
  const lines = table([
    side('ours', [measured(1, ['argocd', 'x']), measured(2, ['argocd'])]),
    side('upstream', [measured(4, [])]),
  ]);
  expect(lines.map(line => line.split(/ {2,}/))).toEqual([
    ['', 'median s', 'min s', 'max s', 'requests', 'GitHub', 'ECR', 'Argo CD'],
    ['ours', '1.50', '1.00', '2.00', '1.5', '0.5', '0', '1'],
    ['upstream', '4.00', '4.00', '4.00', '0', '0', '0', '0'],
  ]);
  expect(new Set(lines.map(({ length }) => length)).size).toBe(1);
});

it("counts what goes to a system, and not the portal's talk with itself", () => {
  const urls = {
    github: 'http://localhost:1',
    ecr: 'http://localhost:2',
    argocd: 'http://localhost:3',
  };
  const sent = [
    { at: 1, method: 'POST', url: 'http://localhost:2/' },
    { at: 2, method: 'GET', url: 'http://localhost:3000/api/catalog' },
    { at: 2, method: 'GET', url: 'http://localhost:1/acme/x.git/info/refs' },
  ];
  expect(toSystems(sent, urls).map(({ system }) => system)).toEqual([
    'ecr',
    'github',
  ]);
});

it('reads the command line', () => {
  expect(readOptions([])).toMatchObject({
    runs: 7,
    scenarios: [['dev'], ['dev', 'staging']],
    check: false,
  });
  expect(
    readOptions(['--runs', '1', '--environments', 'prod', '--check']),
  ).toMatchObject({ runs: 1, scenarios: [['prod']], check: true });
  expect(() => readOptions(['--runs', 'many'])).toThrow('--runs');
  expect(() => readOptions(['--slow'])).toThrow();
});

it('expects files of every environment from both sides', () => {
  for (const { gitopsFiles } of [ours, upstream]) {
    const files = gitopsFiles('orders', ['dev', 'prod']);
    for (const environment of ['dev', 'prod']) {
      expect(
        files.filter(file => file.includes(`/${environment}/orders/`)),
      ).toHaveLength(2);
    }
  }
});
