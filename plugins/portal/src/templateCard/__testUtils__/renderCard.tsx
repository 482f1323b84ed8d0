import { mockApis, renderInTestApp } from '@backstage/frontend-test-utils';
import { appLanguageApiRef } from '@backstage/frontend-plugin-api';
import {
  MockStarredEntitiesApi,
  entityRouteRef,
  starredEntitiesApiRef,
} from '@backstage/plugin-catalog-react';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import type { TemplateEntityV1beta3 } from '@backstage/plugin-scaffolder-common';
import { TemplateCard } from '../TemplateCard';

const template = {
  apiVersion: 'scaffolder.backstage.io/v1beta3',
  kind: 'Template',
  metadata: {
    name: 'go-service',
    title: 'Go service',
    description: 'An API in Go',
    tags: ['recommended', 'go'],
    annotations: {
      'delivery/title-es': 'Servicio Go',
      'delivery/description-es': 'Una API en Go',
    },
  },
  relations: [{ type: 'ownedBy', targetRef: 'group:default/platform' }],
  spec: { type: 'service', steps: [] },
} as unknown as TemplateEntityV1beta3;

/** The card of a template, with the language and the permission that a test wants. Answers with what choosing calls. */
export function renderCard(
  options: {
    language?: string;
    result?: AuthorizeResult.ALLOW | AuthorizeResult.DENY;
  } = {},
) {
  const { language = 'en', result = AuthorizeResult.ALLOW } = options;
  const onSelected = jest.fn();
  renderInTestApp(
    <TemplateCard template={template} onSelected={onSelected} />,
    {
      apis: [
        [starredEntitiesApiRef, new MockStarredEntitiesApi()],
        mockApis.permission({ authorize: result }),
        [
          appLanguageApiRef,
          {
            getAvailableLanguages: () => ({ languages: ['en', 'es'] }),
            setLanguage() {},
            getLanguage: () => ({ language }),
            language$: () => ({
              subscribe: () => ({ unsubscribe() {}, closed: false }),
            }),
          } as never,
        ],
      ],
      mountedRoutes: { '/catalog/:namespace/:kind/:name': entityRouteRef },
    },
  );
  return onSelected;
}
