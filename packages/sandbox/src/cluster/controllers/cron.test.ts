import { nextRun } from './cron';

describe('the next run of a schedule', () => {
  const after = new Date('2026-03-01T10:07:30Z'); // a Sunday

  it.each([
    ['* * * * *', '2026-03-01T10:08:00Z'],
    ['*/15 * * * *', '2026-03-01T10:15:00Z'],
    ['0 3 * * *', '2026-03-02T03:00:00Z'],
    ['30 9-17/4 * * 1-5', '2026-03-02T09:30:00Z'],
    ['0 0 1,15 * *', '2026-03-15T00:00:00Z'],
    ['0 12 13 * 7', '2026-03-01T12:00:00Z'],
    ['@daily', '2026-03-02T00:00:00Z'],
    ['0 0 29 2 *', '2028-02-29T00:00:00Z'],
  ])('%s', (schedule, expected) => {
    expect(nextRun(schedule, after)).toEqual(new Date(expected));
  });

  it('never comes for a day that is none', () => {
    expect(nextRun('0 0 31 2 *', after)).toBeUndefined();
  });

  it.each(['* * * *', '60 * * * *', 'x * * * *', '*/0 * * * *'])(
    'refuses %s',
    schedule => {
      expect(() => nextRun(schedule, after)).toThrow();
    },
  );
});
