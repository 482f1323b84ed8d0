import type { TranslationApi } from '@backstage/frontend-plugin-api';
import { mockApis } from '@backstage/frontend-test-utils';
import type { JsonObject } from '@backstage/types';
import { inSpanish } from '../__testUtils__';
import { translated } from '../fields/translator';
import { withErrorSentences } from './errorSentences';

const inEnglish: TranslationApi = mockApis.translation();

const sentencesOf = async (question: JsonObject, portal = inEnglish) =>
  withErrorSentences(question, await translated(portal)).errorMessage;

describe('withErrorSentences', () => {
  it.each([
    [{ minLength: 1 }, { minLength: 'Write something here.' }],
    [{ minLength: 3 }, { minLength: 'Write at least 3 characters.' }],
    [{ maxLength: 9 }, { maxLength: 'Write at most 9 characters.' }],
    [{ minItems: 1 }, { minItems: 'Add at least one.' }],
    [{ minItems: 2 }, { minItems: 'Add at least 2.' }],
    [{ maxItems: 6 }, { maxItems: 'Keep at most 6 of them.' }],
    [
      { uniqueItems: true },
      { uniqueItems: 'Something is there twice: take one away.' },
    ],
    [{ minimum: 1024 }, { minimum: 'Write 1024 or more.' }],
    [{ maximum: 0 }, { maximum: 'Write 0 or less.' }],
    [{ enum: ['a'] }, { enum: 'Choose one of these.' }],
  ])('has words for %j', async (rule, sentences) => {
    expect(await sentencesOf({ type: 'array', ...rule })).toEqual(sentences);
  });

  it.each([
    ['integer', 'Write a whole number.'],
    ['number', 'Write a number.'],
    ['string', 'Write something here.'],
  ])('asks for what is %s', async (type, sentence) => {
    expect(await sentencesOf({ type })).toEqual({ type: sentence });
  });

  it("speaks the portal's language", async () => {
    expect(
      await sentencesOf({ type: 'string', maxLength: 9 }, inSpanish),
    ).toEqual({
      type: 'Escriba algo aquí.',
      maxLength: 'Escriba como máximo 9 caracteres.',
    });
  });

  it('leaves what a question says in words of its own', async () => {
    const question = { type: 'string', maxLength: 9, pattern: 'a' };
    expect(
      await sentencesOf({ ...question, errorMessage: { maxLength: 'Short!' } }),
    ).toMatchObject({ maxLength: 'Short!' });
    expect(await sentencesOf({ ...question, errorMessage: 'Wrong!' })).toBe(
      'Wrong!',
    );
  });

  it('finds the questions wherever they are asked, and changes nothing else', async () => {
    const host = { type: 'string', title: 'Host' };
    const asked = (question: JsonObject) => ({
      title: 'Page',
      required: ['host'],
      // A question may have the name of a rule.
      properties: { minLength: question, plan: { type: 'null' } },
      dependencies: {
        kind: {
          oneOf: [
            {
              properties: {
                kind: { enum: ['api'] },
                hosts: { type: 'array', items: question },
              },
            },
          ],
        },
      },
    });
    expect(
      withErrorSentences(asked(host), await translated(inEnglish)),
    ).toEqual(
      asked({ ...host, errorMessage: { type: 'Write something here.' } }),
    );
  });
});
