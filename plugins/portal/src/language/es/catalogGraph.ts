import { createTranslationMessages } from '@backstage/frontend-plugin-api';
import { catalogGraphTranslationRef } from '@backstage/plugin-catalog-graph/alpha';

export default createTranslationMessages({
  ref: catalogGraphTranslationRef,
  messages: {
    'catalogGraphCard.title': 'Relaciones',
    'catalogGraphCard.deepLinkTitle': 'Ver el grafo',
    'catalogGraphPage.title': 'Grafo del catálogo',
    'catalogGraphPage.filterToggleButtonTitle': 'Filtros',
    'catalogGraphPage.simplifiedSwitchLabel': 'Simplificado',
    'catalogGraphPage.mergeRelationsSwitchLabel': 'Unir relaciones',
    'catalogGraphPage.zoomOutDescription':
      'Pellizque o use la rueda para moverse por el diagrama. Un clic cambia el nodo activo; con mayúsculas abre la entidad.',
    'catalogGraphPage.curveFilter.title': 'Curva',
    'catalogGraphPage.curveFilter.curveMonotoneX': 'Suave',
    'catalogGraphPage.curveFilter.curveStepBefore': 'Escalonada',
    'catalogGraphPage.directionFilter.title': 'Dirección',
    'catalogGraphPage.directionFilter.leftToRight': 'De izquierda a derecha',
    'catalogGraphPage.directionFilter.rightToLeft': 'De derecha a izquierda',
    'catalogGraphPage.directionFilter.topToBottom': 'De arriba abajo',
    'catalogGraphPage.directionFilter.bottomToTop': 'De abajo arriba',
    'catalogGraphPage.maxDepthFilter.title': 'Profundidad máxima',
    'catalogGraphPage.maxDepthFilter.inputPlaceholder': '∞ Infinita',
    'catalogGraphPage.maxDepthFilter.clearButtonAriaLabel':
      'quitar la profundidad máxima',
    'catalogGraphPage.selectedKindsFilter.title': 'Clases',
    'catalogGraphPage.selectedRelationsFilter.title': 'Relaciones',
  },
});
