import type { JsonObject, JsonValue } from '@backstage/types';
import { isObject, merge } from './fill';
import type { Shared } from './source';

/**
 * Puts the questions of a shared page where `{ $page: exposure }` stands in a template's own page: for a page that only
 * some answers lead to. What its answers mean in the chart is the template's to say. Throws on a page that is not there.
 */
export function includePages(
  part: JsonValue,
  pages: Shared['pages'],
): JsonValue {
  if (Array.isArray(part)) {
    return part.map(item => includePages(item, pages));
  }
  if (!isObject(part)) {
    return part;
  }
  const { $page: name, ...own } = part;
  const included: JsonObject = Object.fromEntries(
    Object.entries(own).map(([key, value]) => [
      key,
      includePages(value!, pages),
    ]),
  );
  if (name === undefined) {
    return included;
  }
  if (typeof name !== 'string' || !Object.hasOwn(pages, name)) {
    throw new Error(
      `$page: there is no "${name}", but ${Object.keys(pages).join(', ')}`,
    );
  }
  const { title: _title, 'ui:es': _spanish, ...questions } = pages[name].page;
  return merge(questions, included);
}
