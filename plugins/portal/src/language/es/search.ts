import { createTranslationMessages } from '@backstage/frontend-plugin-api';
import { searchTranslationRef } from '@backstage/plugin-search/alpha';

export default createTranslationMessages({
  ref: searchTranslationRef,
  messages: {
    'searchModal.viewFullResults': 'Ver todos los resultados',
    'searchType.tabs.allTitle': 'Todo',
    'searchType.allResults': 'Todos los resultados',
    'searchType.accordion.collapse': 'Plegar',
    'searchType.accordion.numberOfResults': '{{number}} resultados',
    'searchType.accordion.allTitle': 'Todo',
    'sidebarSearchModal.title': 'Buscar',
  },
});
