import type { JsonObject } from '@backstage/types';
import type { Language } from './source';

/** What a form and its steps take of the languages that a template knows, by the names of the places. */
export function placesOf(languages: readonly Language[] = []): JsonObject {
  return {
    languages: languages.map(({ title: _title, ...language }) => language),
    languageNames: languages.map(({ name }) => name),
    languageTitles: languages.map(({ title }) => title),
  };
}
