import { isDeepStrictEqual } from 'node:util';
import type { ValueDifference } from '../model';

type Tree = Record<string, unknown>;

const isTree = (value: unknown): value is Tree =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The names of a list's elements, where every element has one of its own. */
function namesOf(list: readonly unknown[]): string[] | undefined {
  const names = list.map(element =>
    isTree(element) && typeof element.name === 'string'
      ? element.name
      : undefined,
  );
  return names.every(name => name !== undefined) &&
    new Set(names).size === names.length
    ? (names as string[])
    : undefined;
}

/** Every value in which two trees differ. Elements of lists are found again by their name, else by their place. */
export function compareValues(
  before: unknown,
  after: unknown,
  path = '',
): ValueDifference[] {
  if (isDeepStrictEqual(before, after)) {
    return [];
  }
  if (isTree(before) && isTree(after)) {
    return compareKeys(before, after, key => (path ? `${path}.${key}` : key));
  }
  if (Array.isArray(before) && Array.isArray(after)) {
    return compareLists(before, after, path);
  }
  return [
    {
      path,
      ...(before === undefined ? {} : { before }),
      ...(after === undefined ? {} : { after }),
    },
  ];
}

function compareKeys(
  before: Tree,
  after: Tree,
  pathOf: (key: string) => string,
): ValueDifference[] {
  const keys = new Set([...Object.keys(before), ...Object.keys(after)]);
  return [...keys].flatMap(key =>
    compareValues(before[key], after[key], pathOf(key)),
  );
}

function compareLists(
  before: unknown[],
  after: unknown[],
  path: string,
): ValueDifference[] {
  const names = [namesOf(before), namesOf(after)];
  const pathOf = (key: string) => `${path}[${key}]`;
  if (names[0] && names[1]) {
    const [old, young] = names as [string[], string[]];
    const kept = old.filter(name => young.includes(name));
    const keptNow = young.filter(name => old.includes(name));
    return [
      ...compareKeys(byName(before), byName(after), pathOf),
      ...(isDeepStrictEqual(kept, keptNow)
        ? []
        : [{ path: pathOf('order'), before: kept, after: keptNow }]),
    ];
  }
  return [...before, ...after].every(isTree)
    ? compareKeys({ ...before }, { ...after }, pathOf)
    : [{ path, before, after }];
}

function byName(list: readonly unknown[]): Tree {
  return Object.fromEntries(
    list.map(element => [(element as { name: string }).name, element]),
  );
}
