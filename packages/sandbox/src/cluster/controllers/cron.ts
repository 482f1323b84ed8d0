const RANGES = [
  [0, 59],
  [0, 23],
  [1, 31],
  [1, 12],
  [0, 7],
] as const;

const NAMES: Record<string, string> = {
  '@hourly': '0 * * * *',
  '@daily': '0 0 * * *',
  '@midnight': '0 0 * * *',
  '@weekly': '0 0 * * 0',
  '@monthly': '0 0 1 * *',
  '@yearly': '0 0 1 1 *',
  '@annually': '0 0 1 1 *',
};

const MINUTE = 60_000;
const LONGEST = 4 * 366 * 24 * 60;

/** The minute after a time at which a cron schedule fires, in UTC; undefined for one that never does. Throws on what is no schedule. */
export function nextRun(schedule: string, after: Date): Date | undefined {
  const fields = (NAMES[schedule] ?? schedule).trim().split(/\s+/);
  if (fields.length !== 5) {
    throw new Error(`expected exactly 5 fields in ${JSON.stringify(schedule)}`);
  }
  const [minutes, hours, days, months, weekdays] = fields.map((field, index) =>
    parseField(field, RANGES[index]),
  );
  const anyDay = fields[2].startsWith('*') || fields[4].startsWith('*');
  let at = Math.floor(after.getTime() / MINUTE) * MINUTE + MINUTE;
  for (let tries = 0; tries < LONGEST; tries += 1) {
    const time = new Date(at);
    const onDay = days.has(time.getUTCDate());
    const onWeekday =
      weekdays.has(time.getUTCDay()) ||
      (time.getUTCDay() === 0 && weekdays.has(7));
    if (
      months.has(time.getUTCMonth() + 1) &&
      (anyDay ? onDay && onWeekday : onDay || onWeekday)
    ) {
      if (hours.has(time.getUTCHours()) && minutes.has(time.getUTCMinutes())) {
        return time;
      }
      at += MINUTE;
    } else {
      at = Date.UTC(
        time.getUTCFullYear(),
        time.getUTCMonth(),
        time.getUTCDate() + 1,
      );
    }
  }
  return undefined;
}

function parseField(
  field: string,
  [low, high]: readonly [number, number],
): Set<number> {
  const values = new Set<number>();
  for (const part of field.split(',')) {
    const match = /^(\*|\?|\d+(?:-\d+)?)(?:\/(\d+))?$/.exec(part);
    if (!match) {
      throw new Error(`cannot read ${JSON.stringify(part)} in a schedule`);
    }
    const [first, last] = boundsOf(match, low, high);
    const step = Number(match[2] ?? 1);
    if (first < low || last > high || step < 1) {
      throw new Error(`${part} is out of range ${low}-${high}`);
    }
    for (let value = first; value <= last; value += step) {
      values.add(value);
    }
  }
  return values;
}

function boundsOf(
  match: RegExpExecArray,
  low: number,
  high: number,
): [number, number] {
  if (match[1] === '*' || match[1] === '?') {
    return [low, high];
  }
  const [from, to] = match[1].split('-').map(Number);
  return [from, to ?? (match[2] ? high : from)];
}
