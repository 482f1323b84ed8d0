import type { JsonObject, JsonValue } from '@backstage/types';
import { isObject, questionsOf } from '../compose';

/** Texts of a question, by where they stand. */
const TEXTS: Record<string, (question: JsonObject) => JsonValue | undefined> = {
  title: ({ title }) => title,
  description: ({ description }) => description,
  enumNames: ({ enumNames }) => enumNames,
  help: question => (question['ui:options'] as JsonObject | undefined)?.help,
};

/** Rules whose breaking says nothing by itself: the question has to say what to write instead. */
const UNEXPLAINED = ['pattern', 'not'];

/**
 * Questions of a form's page without a title and help, rules of them that have no sentence for who breaks them, and
 * texts of its page, its questions and the items of their lists that are not in Spanish too.
 */
export function formProblems(page: JsonObject): string[] {
  const questions = askedIn(page);
  return [
    ...questions.flatMap(([name, question]) =>
      ['title', 'description']
        .filter(text => !question[text])
        .map(text => `${name}: no ${text}`),
    ),
    ...[['(page)', page] as const, ...questions.flatMap(withItems)].flatMap(
      asked => [...untranslated(asked), ...unexplained(asked)],
    ),
  ];
}

/** A question, and what it asks for each item of a list. */
function withItems(
  asked: readonly [string, JsonObject],
): Array<readonly [string, JsonObject]> {
  const [name, { items }] = asked;
  return isObject(items)
    ? [
        asked,
        [`${name}[]`, items],
        ...askedIn(items).map(
          ([item, question]) => [`${name}[].${item}`, question] as const,
        ),
      ]
    : [asked];
}

function untranslated([name, question]: readonly [string, JsonObject]) {
  const spanish = (question['ui:es'] ?? {}) as JsonObject;
  return Object.entries(TEXTS)
    .filter(([, read]) => read(question) !== undefined)
    .filter(([text, read]) => {
      const other = spanish[text];
      const own = read(question);
      return Array.isArray(own)
        ? !Array.isArray(other) || other.length !== own.length
        : typeof other !== 'string';
    })
    .map(([text]) => `${name}: no Spanish ${text}`);
}

function unexplained([name, question]: readonly [string, JsonObject]) {
  const spanish = (question['ui:es'] ?? {}) as JsonObject;
  const own = sentencesOf(question);
  return [
    ...UNEXPLAINED.filter(rule => rule in question && !own[rule]).map(
      rule => `${name}: no errorMessage for ${rule}`,
    ),
    ...Object.keys(own)
      .filter(rule => !sentencesOf(spanish)[rule])
      .map(rule => `${name}: no Spanish errorMessage for ${rule}`),
  ];
}

/** A question's sentences by the rule that is broken. A single one would hide which rule that is, and is none. */
function sentencesOf({ errorMessage }: JsonObject): JsonObject {
  return isObject(errorMessage) ? errorMessage : {};
}

function askedIn(schema: JsonObject): Array<[string, JsonObject]> {
  return questionsOf(schema).filter(
    (entry): entry is [string, JsonObject] =>
      isObject(entry[1]) && !isCondition(entry[1]),
  );
}

/** In a branch the question that it follows from stands with the answers that lead there, and nothing else. */
function isCondition(question: JsonObject): boolean {
  return Object.keys(question).every(key => key === 'enum' || key === 'const');
}
