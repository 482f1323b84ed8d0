import { createTranslationMessages } from '@backstage/frontend-plugin-api';
import { apiDocsTranslationRef } from '@backstage/plugin-api-docs/alpha';

export default createTranslationMessages({
  ref: apiDocsTranslationRef,
  messages: {
    'apiDefinitionCard.error.title': 'No se ha podido cargar la API',
    'apiDefinitionCard.rawButtonTitle': 'Texto',
    'apiDefinitionDialog.closeButtonTitle': 'Cerrar',
    'apiDefinitionDialog.tabsAriaLabel':
      'Formas de ver la definición de la API',
    'apiDefinitionDialog.toggleButtonAriaLabel':
      'Abrir o cerrar la definición de la API',
    'apiDefinitionDialog.rawButtonTitle': 'Texto',
    'defaultApiExplorerPage.title': 'API',
    'defaultApiExplorerPage.subtitle': 'Las API de {{orgName}}',
    'defaultApiExplorerPage.pageTitleOverride': 'API',
    'defaultApiExplorerPage.createButtonTitle': 'Registrar una API existente',
    'defaultApiExplorerPage.supportButtonTitle': 'Todas las API',
    'consumedApisCard.title': 'API que usa',
    'consumedApisCard.error.title': 'No se han podido cargar las API',
    'consumedApisCard.emptyContent.title': '{{entity}}: no usa ninguna API.',
    'hasApisCard.title': 'API',
    'hasApisCard.error.title': 'No se han podido cargar las API',
    'hasApisCard.emptyContent.title': '{{entity}}: no contiene ninguna API.',
    'providedApisCard.title': 'API que ofrece',
    'providedApisCard.error.title': 'No se han podido cargar las API',
    'providedApisCard.emptyContent.title': '{{entity}}: no ofrece ninguna API.',
    'apiEntityColumns.typeTitle': 'Tipo',
    'apiEntityColumns.apiDefinitionTitle': 'Definición de la API',
    'consumingComponentsCard.title': 'Quién la usa',
    'consumingComponentsCard.error.title':
      'No se han podido cargar los componentes',
    'consumingComponentsCard.emptyContent.title':
      'Ningún componente usa esta API.',
    'providingComponentsCard.title': 'Quién la ofrece',
    'providingComponentsCard.error.title':
      'No se han podido cargar los componentes',
    'providingComponentsCard.emptyContent.title':
      'Ningún componente ofrece esta API.',
    apisCardHelpLinkTitle: 'Cómo cambiarlo.',
  },
});
