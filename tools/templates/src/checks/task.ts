import type { JsonObject, JsonValue } from '@backstage/types';
import { isObject } from '../compose';

/** What a task shows of a template while it runs and after, and is not in Spanish too: names of steps, titles of outputs. */
export function taskProblems(spec: JsonObject): string[] {
  const { links, text } = (spec.output ?? {}) as JsonObject;
  return [
    ...untranslated(spec.steps, 'name'),
    ...untranslated(links, 'title'),
    ...untranslated(text, 'title'),
  ];
}

function untranslated(parts: JsonValue | undefined, key: string): string[] {
  return (Array.isArray(parts) ? parts : [])
    .filter(isObject)
    .filter(part => typeof (part['ui:es'] as JsonObject)?.[key] !== 'string')
    .map(part => `${part[key]}: no Spanish ${key}`);
}
