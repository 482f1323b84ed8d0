import { createTranslationResource } from '@backstage/frontend-plugin-api';
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

/** Spanish for what plugins of Backstage say on the way from the form to the running service; they bring none. */
export const spanish = {
  'api-docs': createTranslationResource({
    ref: apiDocsTranslationRef,
    translations: { es: () => import('./apiDocs') },
  }),
  catalog: createTranslationResource({
    ref: catalogTranslationRef,
    translations: { es: () => import('./catalog') },
  }),
  'catalog-graph': createTranslationResource({
    ref: catalogGraphTranslationRef,
    translations: { es: () => import('./catalogGraph') },
  }),
  'catalog-react': createTranslationResource({
    ref: catalogReactTranslationRef,
    translations: { es: () => import('./catalogReact') },
  }),
  'core-components': createTranslationResource({
    ref: coreComponentsTranslationRef,
    translations: { es: () => import('./coreComponents') },
  }),
  kubernetes: createTranslationResource({
    ref: kubernetesTranslationRef,
    translations: { es: () => import('./kubernetes') },
  }),
  'kubernetes-react': createTranslationResource({
    ref: kubernetesReactTranslationRef,
    translations: { es: () => import('./kubernetesReact') },
  }),
  scaffolder: createTranslationResource({
    ref: scaffolderTranslationRef,
    translations: { es: () => import('./scaffolder') },
  }),
  'scaffolder-react': createTranslationResource({
    ref: scaffolderReactTranslationRef,
    translations: { es: () => import('./scaffolderReact') },
  }),
  search: createTranslationResource({
    ref: searchTranslationRef,
    translations: { es: () => import('./search') },
  }),
  'search-react': createTranslationResource({
    ref: searchReactTranslationRef,
    translations: { es: () => import('./searchReact') },
  }),
  techdocs: createTranslationResource({
    ref: techdocsTranslationRef,
    translations: { es: () => import('./techdocs') },
  }),
  'user-settings': createTranslationResource({
    ref: userSettingsTranslationRef,
    translations: { es: () => import('./userSettings') },
  }),
};
