import { matchesGlob } from './glob';
import { sameRepository } from './repository';

it.each([
  ['environments/dev/*', 'environments/dev/a', '/', true],
  ['environments/dev/*', 'environments/dev/a/b', '/', false],
  ['environments/**', 'environments/dev/a/b', '/', true],
  ['{projects/*.yaml,sets/*.yaml}', 'sets/dev.yaml', undefined, true],
  ['{projects/*.yaml,sets/*.yaml}', 'other/dev.yaml', undefined, false],
  ['*', 'https://any/thing', undefined, true],
  ['a.b', 'axb', undefined, false],
  ['d?v', 'dev', undefined, true],
])('glob %s against %s', (pattern, text, separator, expected) => {
  expect(matchesGlob(pattern, text, separator)).toBe(expected);
});

it.each([
  ['https://github.com/acme/a.git', 'https://GitHub.com/acme/a/', true],
  ['https://user:pass@github.com/acme/a', 'https://github.com/acme/a', true],
  ['oci://host/charts', 'host/charts', true],
  ['https://github.com/acme/a', 'https://github.com/acme/b', false],
])('%s and %s', (left, right, expected) => {
  expect(sameRepository(left, right)).toBe(expected);
});
