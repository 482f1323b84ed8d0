import { TranslationBlueprint } from '@backstage/plugin-app-react';
import { scaffolderEnglish, userSettingsEnglish } from './english';
import { spanish } from './es';

export const languageExtensions = [
  ...Object.entries(spanish).map(([plugin, resource]) =>
    TranslationBlueprint.make({
      name: `${plugin}-es`,
      params: { resource },
    }),
  ),
  TranslationBlueprint.make({
    name: 'scaffolder-en',
    params: { resource: scaffolderEnglish },
  }),
  TranslationBlueprint.make({
    name: 'user-settings-en',
    params: { resource: userSettingsEnglish },
  }),
];
