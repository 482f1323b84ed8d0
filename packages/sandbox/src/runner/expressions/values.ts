/** A value of GitHub's expression language. */
export type Value =
  | null
  | boolean
  | number
  | string
  | Value[]
  | { [key: string]: Value };

/** The contexts an expression sees (`github`, `env`, `needs`, …). */
export type Contexts = Record<string, Value>;

export function isObject(value: Value): value is { [key: string]: Value } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function truthy(value: Value): boolean {
  return typeof value === 'object' ? value !== null : Boolean(value);
}

/** How a value looks inside a string, as GitHub documents it. */
export function toText(value: Value): string {
  if (value === null) {
    return '';
  }
  if (typeof value === 'object') {
    return Array.isArray(value) ? 'Array' : 'Object';
  }
  return Object.is(value, -0) ? '0' : String(value);
}

function toNumber(value: Value): number {
  if (value === null) {
    return 0;
  }
  if (typeof value === 'object') {
    return NaN;
  }
  return typeof value === 'string' && value.trim() === '' ? 0 : Number(value);
}

/** Loose equality: strings ignore case, differing types are compared as numbers, objects by identity. */
export function looselyEqual(left: Value, right: Value): boolean {
  if (typeof left === 'string' && typeof right === 'string') {
    return left.toUpperCase() === right.toUpperCase();
  }
  if (isContainer(left) || isContainer(right)) {
    return left === right;
  }
  if (left === null && right === null) {
    return true;
  }
  return toNumber(left) === toNumber(right);
}

/** -1, 0, 1, or NaN where the two cannot be ordered. */
export function compare(left: Value, right: Value): number {
  if (typeof left === 'string' && typeof right === 'string') {
    const [a, b] = [left.toUpperCase(), right.toUpperCase()];
    if (a === b) {
      return 0;
    }
    return a < b ? -1 : 1;
  }
  if (isContainer(left) || isContainer(right)) {
    return NaN;
  }
  return Math.sign(toNumber(left) - toNumber(right));
}

/** A property, its name in any case; null where there is none. */
export function property(value: Value, name: Value): Value {
  if (Array.isArray(value)) {
    const index = toNumber(name);
    return Number.isInteger(index) ? value[index] ?? null : null;
  }
  if (!isObject(value)) {
    return null;
  }
  const wanted = toText(name);
  if (Object.hasOwn(value, wanted)) {
    return value[wanted] ?? null;
  }
  const key = Object.keys(value).find(
    candidate => candidate.toLowerCase() === wanted.toLowerCase(),
  );
  return key === undefined ? null : value[key] ?? null;
}

function isContainer(value: Value): boolean {
  return typeof value === 'object' && value !== null;
}
