import { createTranslationMessages } from '@backstage/frontend-plugin-api';
import { searchReactTranslationRef } from '@backstage/plugin-search-react/alpha';

export default createTranslationMessages({
  ref: searchReactTranslationRef,
  messages: {
    'searchBar.title': 'Buscar',
    'searchBar.placeholder': 'Buscar en {{org}}',
    'searchBar.clearButtonTitle': 'Borrar',
    'searchFilter.allOptionTitle': 'Todo',
    'searchPagination.limitLabel': 'Resultados por página:',
    'searchPagination.limitText': 'de {{num}}',
    noResultsDescription: 'No se ha encontrado nada',
    'searchResultGroup.linkTitle': 'Ver todos',
    'searchResultGroup.addFilterButtonTitle': 'Añadir un filtro',
    'searchResultPager.previous': 'Anterior',
    'searchResultPager.next': 'Siguiente',
  },
});
