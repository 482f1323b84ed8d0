import type { JsonValue } from '@backstage/types';
import { isError } from '@backstage/errors';
import { isDeepStrictEqual } from 'node:util';
import { parserOf } from '../checks';
import { textsOf, type Rendered } from '../render';

/** Each dry run is a task of its own, which the record names. */
const TASK = /dry-run-[0-9a-f-]{36}/g;

/** Nothing in it means anything to any format. */
const WORD = /^[A-Za-z0-9]+$/;

/**
 * Where a hostile text did more than stand where a harmless one stood. Files with a grammar must parse, and be what they
 * were but for the text; all others must not hold what people write into forms, unless the field takes mere words.
 */
export function differences(options: {
  harmless: Rendered;
  marker: string;
  hostile: Rendered;
  text: string;
}): string[] {
  const { harmless, marker, hostile, text } = options;
  const before = filesOf(harmless);
  const after = filesOf(hostile);
  const paths = [...new Set([...before.keys(), ...after.keys()])];
  return paths.flatMap(path => {
    const old = before.get(path);
    const now = after.get(path);
    if (old === undefined || now === undefined) {
      return [`${path}: is there with one text and not with the other`];
    }
    const parse = parserOf(path);
    if (!parse) {
      return old.includes(marker) && !WORD.test(text)
        ? [`${path}: holds a text of the form without serialising it`]
        : same(path, old.split(marker).join(text), now);
    }
    try {
      const expected = substitute(parse(old) as JsonValue, marker, text);
      return same(path, expected, parse(now));
    } catch (error) {
      return [`${path}: ${isError(error) ? error.message : error}`];
    }
  });
}

function same(path: string, expected: unknown, now: unknown): string[] {
  return isDeepStrictEqual(expected, now)
    ? []
    : [`${path}: came out as ${JSON.stringify(now)?.slice(0, 2000)}`];
}

function filesOf(rendered: Rendered): Map<string, string> {
  const files = [...textsOf(rendered), ...Object.entries(rendered.gitops)];
  return new Map(files.map(([path, text]) => [path, text.replace(TASK, '')]));
}

function substitute(
  tree: JsonValue | undefined,
  marker: string,
  text: string,
): JsonValue | undefined {
  if (typeof tree === 'string') {
    return tree.split(marker).join(text);
  }
  if (Array.isArray(tree)) {
    return tree.map(item => substitute(item, marker, text)!);
  }
  return typeof tree === 'object' && tree !== null
    ? Object.fromEntries(
        Object.entries(tree).map(([key, value]) => [
          key,
          substitute(value, marker, text),
        ]),
      )
    : tree;
}
