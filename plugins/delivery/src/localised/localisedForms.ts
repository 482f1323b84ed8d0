import {
  ApiBlueprint,
  appLanguageApiRef,
  createFrontendModule,
  discoveryApiRef,
  fetchApiRef,
  identityApiRef,
  translationApiRef,
} from '@backstage/frontend-plugin-api';
import { scmIntegrationsApiRef } from '@backstage/integration-react';
import { catalogApiRef } from '@backstage/plugin-catalog-react';
import { scaffolderApiRef } from '@backstage/plugin-scaffolder-react';
import { translated } from '../fields/translator';
import { LocalisedScaffolderClient } from './LocalisedScaffolderClient';

/** Takes the place of the scaffolder's own client, so that forms speak the portal's language. */
export const localisedForms = createFrontendModule({
  pluginId: 'scaffolder',
  extensions: [
    ApiBlueprint.make({
      params: defineParams =>
        defineParams({
          api: scaffolderApiRef,
          deps: {
            appLanguageApi: appLanguageApiRef,
            catalogApi: catalogApiRef,
            discoveryApi: discoveryApiRef,
            fetchApi: fetchApiRef,
            identityApi: identityApiRef,
            scmIntegrationsApi: scmIntegrationsApiRef,
            translationApi: translationApiRef,
          },
          factory: ({ appLanguageApi, translationApi, ...apis }) =>
            new LocalisedScaffolderClient({
              ...apis,
              language: () => appLanguageApi.getLanguage().language,
              translate: () => translated(translationApi),
            }),
        }),
    }),
  ],
});
