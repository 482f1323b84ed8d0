import { looselyEqual, toText, type Value } from './values';

/** Functions of the expression language by lower-case name; the runner adds status functions and `hashFiles`. */
export type Functions = Record<string, (...args: Value[]) => Value>;

export const FUNCTIONS: Functions = {
  contains: (search = null, item = null) =>
    Array.isArray(search)
      ? search.some(element => looselyEqual(element, item))
      : lower(search).includes(lower(item)),
  startswith: (text = null, start = null) =>
    lower(text).startsWith(lower(start)),
  endswith: (text = null, end = null) => lower(text).endsWith(lower(end)),
  format: (template = null, ...values) => format(toText(template), values),
  join: (list = null, separator = ',') =>
    Array.isArray(list)
      ? list.map(toText).join(toText(separator))
      : toText(list),
  tojson: (value = null) => JSON.stringify(value, null, 2),
  fromjson: (text = null) => JSON.parse(toText(text)) as Value,
};

function lower(value: Value): string {
  return toText(value).toLowerCase();
}

function format(template: string, values: Value[]): string {
  return template.replace(
    /\{\{|\}\}|\{(\d+)\}|[{}]/g,
    (match, index?: string) => {
      if (index !== undefined && Number(index) < values.length) {
        return toText(values[Number(index)]);
      }
      if (match === '{{' || match === '}}') {
        return match[0];
      }
      throw new Error(`The format string is invalid: ${template}`);
    },
  );
}
