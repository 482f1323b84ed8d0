import type { KubernetesObject } from './objects';

/** A set of requirements that an object's labels meet or not. */
export type LabelMatcher = (labels: Record<string, string>) => boolean;

const EXPRESSION =
  /^\s*(!)?\s*([\w./-]+)\s*(?:(==|=|!=)\s*([\w.-]*)|\s(in|notin)\s*\(([^)]*)\))?\s*$/;

/** Parses a selector as `kubectl -l` takes it. Throws an Error that quotes what it does not understand. */
export function parseLabelSelector(text: string): LabelMatcher {
  const parts = text
    .split(/,(?![^(]*\))/)
    .filter(part => part.trim() !== '')
    .map(parseRequirement);
  return labels => parts.every(part => part(labels));
}

function parseRequirement(text: string): LabelMatcher {
  const match = EXPRESSION.exec(text);
  if (!match) {
    throw new Error(`unable to parse requirement: ${JSON.stringify(text)}`);
  }
  const [, not, key, operator, value, set, list] = match;
  if (operator) {
    return operator === '!='
      ? labels => labels[key] !== value
      : labels => labels[key] === value;
  }
  if (set) {
    const values = list.split(',').map(item => item.trim());
    return set === 'in'
      ? labels => key in labels && values.includes(labels[key])
      : labels => !values.includes(labels[key]);
  }
  return not ? labels => !(key in labels) : labels => key in labels;
}

/** A selector inside a manifest (`matchLabels`, `matchExpressions`). An empty one selects everything. */
export interface LabelSelector {
  matchLabels?: Record<string, string>;
  matchExpressions?: Array<{
    key: string;
    operator: string;
    values?: string[];
  }>;
}

export function matchesSelector(
  selector: LabelSelector,
  labels: Record<string, string> = {},
): boolean {
  const pairs = Object.entries(selector.matchLabels ?? {});
  return (
    pairs.every(([key, value]) => labels[key] === value) &&
    (selector.matchExpressions ?? []).every(
      ({ key, operator, values = [] }) => {
        switch (operator) {
          case 'In':
            return key in labels && values.includes(labels[key]);
          case 'NotIn':
            return !values.includes(labels[key]);
          case 'Exists':
            return key in labels;
          default:
            return !(key in labels);
        }
      },
    )
  );
}

/** `metadata.name=x,status.phase!=Running`: the fields named are compared as text. */
export function matchesFields(object: KubernetesObject, text: string): boolean {
  return text
    .split(',')
    .filter(part => part.trim() !== '')
    .every(part => {
      const match = /^\s*([\w.]+)\s*(==|=|!=)\s*(.*?)\s*$/.exec(part);
      if (!match) {
        throw new Error(`invalid field selector: ${JSON.stringify(part)}`);
      }
      const [, path, operator, wanted] = match;
      const found = path
        .split('.')
        .reduce<unknown>(
          (value, key) => (value as Record<string, unknown> | undefined)?.[key],
          object,
        );
      const equal = String(found ?? '') === wanted;
      return operator === '!=' ? !equal : equal;
    });
}
