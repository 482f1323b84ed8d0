import { createTranslationResource } from '@backstage/frontend-plugin-api';
import { TranslationBlueprint } from '@backstage/plugin-app-react';
import { catalogTranslationRef } from '@backstage/plugin-catalog/alpha';
import { catalogReactTranslationRef } from '@backstage/plugin-catalog-react/alpha';
import { scaffolderTranslationRef } from '@backstage/plugin-scaffolder/alpha';
import { scaffolderReactTranslationRef } from '@backstage/plugin-scaffolder-react';
import { searchTranslationRef } from '@backstage/plugin-search/alpha';
import { userSettingsTranslationRef } from '@backstage/plugin-user-settings';
import { scaffolderEnglish, userSettingsEnglish } from './english';

/** Spanish for what core plugins say on the way from the form to the running service; they bring none. */
const spanish = {
  scaffolder: createTranslationResource({
    ref: scaffolderTranslationRef,
    translations: { es: () => import('./es/scaffolder') },
  }),
  'scaffolder-react': createTranslationResource({
    ref: scaffolderReactTranslationRef,
    translations: { es: () => import('./es/scaffolderReact') },
  }),
  'user-settings': createTranslationResource({
    ref: userSettingsTranslationRef,
    translations: { es: () => import('./es/userSettings') },
  }),
  catalog: createTranslationResource({
    ref: catalogTranslationRef,
    translations: { es: () => import('./es/catalog') },
  }),
  'catalog-react': createTranslationResource({
    ref: catalogReactTranslationRef,
    translations: { es: () => import('./es/catalogReact') },
  }),
  search: createTranslationResource({
    ref: searchTranslationRef,
    translations: { es: () => import('./es/search') },
  }),
};

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
