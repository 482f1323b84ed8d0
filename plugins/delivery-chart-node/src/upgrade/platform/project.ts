import { InputError } from '@backstage/errors';
import { Document, isSeq, type YAMLMap, type YAMLSeq } from 'yaml';
import { documentOf, splice } from './yamlText';

const WHITELIST = ['spec', 'namespaceResourceWhitelist'];

/** Kinds that a project lets into its namespace, for instance `apps/Deployment`. */
export function allowedKinds(file: string, text: string): string[] {
  const list = whitelistOf(file, text).toJSON() as {
    group?: string;
    kind?: string;
  }[];
  return list.map(({ group, kind }) =>
    group ? `${group}/${kind}` : `${kind}`,
  );
}

/** The project with more kinds at the end of its list; nothing else of the text changes. */
export function withKinds(
  file: string,
  text: string,
  kinds: readonly string[],
): string {
  if (kinds.length === 0) {
    return text;
  }
  const items = whitelistOf(file, text).items as { range?: number[] | null }[];
  const last = items.at(-1)?.range;
  const first = items[0]?.range;
  if (!first || !last) {
    throw new InputError(
      `${file} has no kinds in ${WHITELIST.join('.')} to add to.`,
    );
  }
  // What stands before the first item on its line is how every item begins: `    - `.
  const lead = text.slice(text.lastIndexOf('\n', first[0]) + 1, first[0]);
  if (!/^\s*-\s+$/.test(lead)) {
    throw new InputError(
      `${file} does not have ${WHITELIST.join(
        '.',
      )} as a list with a line for each kind.`,
    );
  }
  const value = text.slice(0, last[1]).trimEnd().length;
  const lineEnd = text.indexOf('\n', value);
  const end = lineEnd < 0 ? text.length : lineEnd;
  const lines = kinds.map(kind => `\n${lead}${itemOf(kind)}`).join('');
  return splice(text, end, end, lines);
}

function whitelistOf(file: string, text: string): YAMLSeq {
  const list = documentOf(file, text, 'AppProject').getIn(WHITELIST);
  if (!isSeq(list)) {
    throw new InputError(`${file} has no list ${WHITELIST.join('.')}.`);
  }
  return list;
}

function itemOf(kind: string): string {
  const slash = kind.indexOf('/');
  const item = new Document({
    group: slash < 0 ? '' : kind.slice(0, slash),
    kind: kind.slice(slash + 1),
  });
  (item.contents as YAMLMap).flow = true;
  return item.toString({ lineWidth: 0, singleQuote: true }).trim();
}
