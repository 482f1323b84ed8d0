import { SharedCache } from './SharedCache';

describe('SharedCache', () => {
  let now = 0;
  const cacheOf = () => new SharedCache<number>({ ttlMs: 100, now: () => now });

  beforeEach(() => {
    now = 0;
  });

  it('asks once for all who ask at once, and for those who come soon after', async () => {
    const cache = cacheOf();
    const load = jest.fn(async () => 1);
    await Promise.all(Array.from({ length: 100 }, () => cache.get('a', load)));
    now = 99;
    await cache.get('a', load);
    expect(load).toHaveBeenCalledTimes(1);
    now = 101;
    await cache.get('a', load);
    expect(load).toHaveBeenCalledTimes(2);
  });

  it('keeps keys apart', async () => {
    const cache = cacheOf();
    expect(await cache.get('a', async () => 1)).toBe(1);
    expect(await cache.get('b', async () => 2)).toBe(2);
  });

  it('does not ask a system that is down a hundred times', async () => {
    const cache = cacheOf();
    const load = jest.fn(async () => {
      throw new Error('down');
    });
    const asked = Array.from({ length: 100 }, () => cache.get('a', load));
    const outcomes = await Promise.allSettled(asked);
    expect(outcomes.every(({ status }) => status === 'rejected')).toBe(true);
    expect(load).toHaveBeenCalledTimes(1);
    now = 101;
    await expect(cache.get('a', async () => 3)).resolves.toBe(3);
  });

  it('waits for an answer longer than it keeps it', async () => {
    const cache = cacheOf();
    let finish = (_value: number) => {};
    const first = cache.get('a', () => new Promise(r => (finish = r)));
    now = 1000;
    const second = cache.get('a', async () => 2);
    finish(1);
    expect(await Promise.all([first, second])).toEqual([1, 1]);
  });
});
