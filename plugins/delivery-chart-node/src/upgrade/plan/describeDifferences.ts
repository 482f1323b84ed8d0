import { describeObject } from './kinds';
import type { ObjectDifference, ValueDifference } from '../model';

const MAX_VALUE = 300;

/** One line whatever is in it, so that no value can end the block of code that it stands in. */
function oneLine(value: unknown): string {
  const text = JSON.stringify(value) ?? 'null';
  return text.length > MAX_VALUE
    ? `${text.slice(0, MAX_VALUE)}… (${text.length} characters)`
    : text;
}

function valueLines({ path, ...sides }: ValueDifference): string[] {
  const where = path.replace(/\s+/g, ' ');
  return [
    ...('before' in sides ? [`- ${where}: ${oneLine(sides.before)}`] : []),
    ...('after' in sides ? [`+ ${where}: ${oneLine(sides.after)}`] : []),
  ];
}

const SIGNS = { added: '+', changed: ' ', removed: '-' } as const;

/** Differences as lines of a diff: an object, then what changes in it. */
export function describeDifferences(
  differences: readonly ObjectDifference[],
): string[] {
  return differences.flatMap(({ kind, name, change, values }) => [
    `${SIGNS[change]} ${describeObject(kind, name)}`,
    ...values.flatMap(valueLines),
  ]);
}
