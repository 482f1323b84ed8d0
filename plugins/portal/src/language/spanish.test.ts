import type { TranslationMessages } from '@backstage/frontend-plugin-api';
import { apiDocsTranslationRef } from '@backstage/plugin-api-docs/alpha';
import { catalogTranslationRef } from '@backstage/plugin-catalog/alpha';
import { catalogGraphTranslationRef } from '@backstage/plugin-catalog-graph/alpha';
import { catalogReactTranslationRef } from '@backstage/plugin-catalog-react/alpha';
import { coreComponentsTranslationRef } from '@backstage/core-components/alpha';
import { kubernetesTranslationRef } from '@backstage/plugin-kubernetes/alpha';
import { kubernetesReactTranslationRef } from '@backstage/plugin-kubernetes-react/alpha';
import { scaffolderTranslationRef } from '@backstage/plugin-scaffolder/alpha';
import { scaffolderReactTranslationRef } from '@backstage/plugin-scaffolder-react';
import { searchTranslationRef } from '@backstage/plugin-search/alpha';
import { searchReactTranslationRef } from '@backstage/plugin-search-react/alpha';
import { techdocsTranslationRef } from '@backstage/plugin-techdocs/alpha';
import { userSettingsTranslationRef } from '@backstage/plugin-user-settings';
import apiDocs from './es/apiDocs';
import catalog from './es/catalog';
import catalogGraph from './es/catalogGraph';
import catalogReact from './es/catalogReact';
import coreComponents from './es/coreComponents';
import kubernetes from './es/kubernetes';
import kubernetesReact from './es/kubernetesReact';
import scaffolder from './es/scaffolder';
import scaffolderReact from './es/scaffolderReact';
import search from './es/search';
import searchReact from './es/searchReact';
import techdocs from './es/techdocs';
import userSettings from './es/userSettings';

const placeholders = (message: string) =>
  [...message.matchAll(/\{\{[^}]+\}\}/g)].map(match => match[0]).sort();

describe.each<[string, object, TranslationMessages]>([
  ['api-docs', apiDocsTranslationRef, apiDocs],
  ['catalog', catalogTranslationRef, catalog],
  ['catalog-graph', catalogGraphTranslationRef, catalogGraph],
  ['catalog-react', catalogReactTranslationRef, catalogReact],
  ['core-components', coreComponentsTranslationRef, coreComponents],
  ['kubernetes', kubernetesTranslationRef, kubernetes],
  ['kubernetes-react', kubernetesReactTranslationRef, kubernetesReact],
  ['scaffolder', scaffolderTranslationRef, scaffolder],
  ['scaffolder-react', scaffolderReactTranslationRef, scaffolderReact],
  ['search', searchTranslationRef, search],
  ['search-react', searchReactTranslationRef, searchReact],
  ['techdocs', techdocsTranslationRef, techdocs],
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
