import type { TranslationMessages } from '@backstage/frontend-plugin-api';
import { catalogTranslationRef } from '@backstage/plugin-catalog/alpha';
import { catalogReactTranslationRef } from '@backstage/plugin-catalog-react/alpha';
import { scaffolderTranslationRef } from '@backstage/plugin-scaffolder/alpha';
import { scaffolderReactTranslationRef } from '@backstage/plugin-scaffolder-react';
import { searchTranslationRef } from '@backstage/plugin-search/alpha';
import { userSettingsTranslationRef } from '@backstage/plugin-user-settings';
import catalog from './es/catalog';
import catalogReact from './es/catalogReact';
import scaffolder from './es/scaffolder';
import scaffolderReact from './es/scaffolderReact';
import search from './es/search';
import userSettings from './es/userSettings';

const placeholders = (message: string) =>
  [...message.matchAll(/\{\{[^}]+\}\}/g)].map(match => match[0]).sort();

describe.each<[string, object, TranslationMessages]>([
  ['catalog', catalogTranslationRef, catalog],
  ['catalog-react', catalogReactTranslationRef, catalogReact],
  ['scaffolder', scaffolderTranslationRef, scaffolder],
  ['scaffolder-react', scaffolderReactTranslationRef, scaffolderReact],
  ['search', searchTranslationRef, search],
  ['user-settings', userSettingsTranslationRef, userSettings],
])('the Spanish of %s', (_, ref, { messages }) => {
  const english = (
    ref as unknown as { getDefaultMessages(): Record<string, string> }
  ).getDefaultMessages();

  it('says only what the plugin asks for, with the same placeholders', () => {
    for (const [key, message] of Object.entries(messages)) {
      expect(Object.keys(english)).toContain(key);
      expect([key, placeholders(message ?? '')]).toEqual([
        key,
        placeholders(english[key]),
      ]);
    }
  });
});
