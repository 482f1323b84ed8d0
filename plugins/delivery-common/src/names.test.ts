import { explainServiceName, serviceNameProblem } from './names';

describe('serviceNameProblem', () => {
  it.each([
    ['ab', 'too-short'],
    ['a'.repeat(41), 'too-long'],
    ['Orders', 'upper-case'],
    ['1orders', 'first-letter'],
    ['-orders', 'first-letter'],
    ['ord_ers', 'characters'],
    ['pedidós', 'characters'],
    ['orders-', 'last-hyphen'],
    ['ord--ers', 'double-hyphen'],
    ['argocd', 'reserved'],
    ['orders', undefined],
    ['a1b', undefined],
    ['a'.repeat(40), undefined],
  ])('finds in %p: %p', (name, problem) => {
    expect(serviceNameProblem(name)).toBe(problem);
    expect(explainServiceName(name) === undefined).toBe(problem === undefined);
  });

  it('explains with the figures of the name', () => {
    expect(explainServiceName('a'.repeat(64))).toBe(
      'A name has at most 40 characters; this one has 64.',
    );
    expect(explainServiceName('Shop')).toBe('Use lower-case letters only.');
    expect(explainServiceName('argocd')).toBe(
      '"argocd" is reserved by the platform.',
    );
  });
});
