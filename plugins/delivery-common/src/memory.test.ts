import { withExtraMemory } from './memory';

describe('withExtraMemory', () => {
  it.each([
    ['128Mi', '384Mi', '512Mi'],
    ['640Mi', '384Mi', '1Gi'],
    ['2Gi', '384Mi', '2432Mi'],
    ['1Gi', '1Gi', '2Gi'],
    ['128Mi', undefined, '128Mi'],
  ])('adds to %p %p: %p', (memory, extra, sum) => {
    const size = { name: 'small', replicas: 2, cpu: '100m', memory };
    expect(withExtraMemory(size, extra)).toEqual({ ...size, memory: sum });
  });

  it('names what it cannot read', () => {
    expect(() => withExtraMemory({ memory: '128Mi' }, 'lots')).toThrow(
      '"lots" is no amount of memory; expected for instance 128Mi',
    );
  });
});
