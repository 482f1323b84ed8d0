const ACTION = /\{\{-?(.*?)-?\}\}/gs;
const LITERAL = /"(?:[^"\\]|\\.)*"|`[^`]*`/g;
const BLOCK = /^\s*(?:range|with|define|block|template)\b/;
const FIELD = /(?<![\w)\]."$])(?:\$)?((?:\.[A-Za-z_]\w*)+)/g;

/**
 * Fields that a Go template names and its parameters lack: what `missingkey=error` refuses.
 * Inside `range` and `with` the dot is another, so a template that has them is not looked at.
 */
export function missingKeys(template: string, parameters: object): string[] {
  const actions = [...template.matchAll(ACTION)].map(match => match[1]);
  if (actions.some(action => BLOCK.test(action))) {
    return [];
  }
  return actions.flatMap(action =>
    [...action.replace(LITERAL, '""').matchAll(FIELD)].flatMap(
      ([, chain]) => missingIn(chain.slice(1).split('.'), parameters) ?? [],
    ),
  );
}

function missingIn(keys: string[], parameters: object): string | undefined {
  let value: unknown = parameters;
  for (const key of keys) {
    if (typeof value !== 'object' || value === null || !(key in value)) {
      return key;
    }
    value = (value as Record<string, unknown>)[key];
  }
  return undefined;
}
