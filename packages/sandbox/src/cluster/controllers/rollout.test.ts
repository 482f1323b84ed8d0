import { nextReplicas, resolveShare } from './rollout';

describe('a rolling update', () => {
  it('reads shares as Kubernetes rounds them', () => {
    expect(resolveShare('25%', 3, 'up')).toBe(1);
    expect(resolveShare('25%', 3, 'down')).toBe(0);
    expect(resolveShare(2, 3, 'up')).toBe(2);
  });

  const step = (
    current: [number, number],
    old: [number, number],
    limits: { maxSurge: number; maxUnavailable: number },
    desired = 3,
  ) => {
    const next = nextReplicas({
      desired,
      ...limits,
      current: { name: 'new', wanted: current[0], available: current[1] },
      old: [{ name: 'old', wanted: old[0], available: old[1] }],
    });
    return [next.get('new'), next.get('old')];
  };
  const careful = { maxSurge: 1, maxUnavailable: 0 };

  it.each([
    ['begins with one more', [0, 0], [3, 3], [1, 3]],
    ['waits until it is available', [1, 0], [3, 3], [1, 3]],
    ['then gives one of the old up', [1, 1], [3, 3], [1, 2]],
    ['goes on', [2, 2], [2, 2], [2, 1]],
    ['ends without old ones', [3, 3], [1, 1], [3, 0]],
    ['scales down', [5, 5], [0, 0], [3, 0]],
  ] as const)('%s', (_name, current, old, expected) => {
    expect(step([...current], [...old], careful)).toEqual(expected);
  });

  it('gives up first what serves nobody', () => {
    expect(step([1, 0], [3, 2], { maxSurge: 1, maxUnavailable: 1 })).toEqual([
      1, 2,
    ]);
  });
});
