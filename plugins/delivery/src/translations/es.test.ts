import { translationProblems } from '@internal/frontend-testing';
import { deliveryTranslationRef } from '../translation';
import es from './es';

it('says in Spanish all that is said in English, with the same placeholders', () => {
  expect(translationProblems(deliveryTranslationRef, es)).toEqual([]);
});
