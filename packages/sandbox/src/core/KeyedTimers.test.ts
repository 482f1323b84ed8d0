import { setTimeout as delay } from 'node:timers/promises';
import { KeyedTimers } from './KeyedTimers';

describe('KeyedTimers', () => {
  const acted: string[] = [];
  const act = (what: string) => () => acted.push(what);

  beforeEach(() => acted.splice(0));

  it('acts once a key, for what was set last', async () => {
    const timers = new KeyedTimers();
    timers.set('a', 1, act('first'));
    timers.set('a', 2, act('second'));
    timers.set('b', 1, act('cleared'));
    expect(timers.has('b')).toBe(true);
    timers.clear('b');
    await delay(20);
    expect(acted).toEqual(['second']);
    expect(timers.has('a')).toBe(false);
  });

  it('sets nothing once it is stopped', async () => {
    const timers = new KeyedTimers();
    timers.set('a', 1, act('before'));
    timers.stop();
    timers.set('b', 1, act('after'));
    await delay(20);
    expect(acted).toEqual([]);
    expect(timers.has('b')).toBe(false);
  });
});
