import type { JsonObject, JsonValue } from '@backstage/types';
import { isObject, questionsOf } from '../compose';

/** A place of the form that takes a text of one's own: a question, an entry of a list, or a part of such an entry. */
export interface TextField {
  name: string;
  /** The question that it belongs to. */
  question: string;
  /** The whole answer to that question with a text in this place. */
  answer(text: string): JsonValue;
  examples: string[];
}

/** Every such place of a form, those that only follow from an answer included. */
export function textFieldsOf(schema: JsonValue | undefined): TextField[] {
  return questionsOf(schema).flatMap(([name, question]) =>
    fieldsOf(question).map(({ within, ...field }) => ({
      ...field,
      name: `${name}${within}`,
      question: name,
    })),
  );
}

type Place = Pick<TextField, 'answer' | 'examples'> & { within: string };

function fieldsOf(property: JsonValue | undefined): Place[] {
  if (!isObject(property) || property.enum) {
    return [];
  }
  switch (property.type) {
    case 'string':
      return [
        { within: '', answer: text => text, examples: examplesOf(property) },
      ];
    case 'array':
      return fieldsOf(property.items).map(({ within, answer, examples }) => ({
        within: `[]${within}`,
        answer: text => [answer(text)],
        examples,
      }));
    case 'object':
      return partsOf(property);
    default:
      return [];
  }
}

/** Each part in turn, the others answered as their examples say. */
function partsOf({ properties }: JsonObject): Place[] {
  const parts = Object.entries(isObject(properties) ? properties : {});
  const others = Object.fromEntries(
    parts.map(([name, part]) => [name, examplesOf(part)[0] ?? '']),
  );
  return parts.flatMap(([name, part]) =>
    fieldsOf(part).map(({ within, answer, examples }) => ({
      within: `.${name}${within}`,
      answer: text => ({ ...others, [name]: answer(text) }),
      examples,
    })),
  );
}

function examplesOf(property: JsonValue | undefined): string[] {
  if (!isObject(property)) {
    return [];
  }
  const { examples, 'ui:placeholder': placeholder } = property;
  return [...(Array.isArray(examples) ? examples : []), placeholder].filter(
    example => typeof example === 'string',
  );
}
