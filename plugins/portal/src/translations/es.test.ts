import { translationProblems } from '@internal/frontend-testing';
import { portalTranslationRef } from '../translation';
import es from './es';

it('says in Spanish all that is said in English, with the same placeholders', () => {
  expect(translationProblems(portalTranslationRef, es)).toEqual([]);
});
