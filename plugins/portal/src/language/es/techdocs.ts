import { createTranslationMessages } from '@backstage/frontend-plugin-api';
import { techdocsTranslationRef } from '@backstage/plugin-techdocs/alpha';

export default createTranslationMessages({
  ref: techdocsTranslationRef,
  messages: {
    'aboutCard.viewTechdocs': 'Ver la documentación',
    'notFound.title': 'No hay documentación',
    'buildLogs.title': 'Cómo se ha generado',
    'buildLogs.closeDrawer': 'Cerrar',
    'buildLogs.showBuildLogs': 'Ver el registro',
    'buildLogs.waitingForLogs': 'Esperando el registro…',
    'stateIndicator.initialBuild.message':
      'La documentación se abre por primera vez y se está preparando. Las próximas veces será mucho más rápido.',
    'stateIndicator.contentStaleRefreshing.message':
      'Se está preparando una versión más reciente de esta documentación; estará aquí en breve.',
    'stateIndicator.contentStaleReady.message':
      'Hay una versión más reciente de esta documentación: actualice la página para verla.',
    'stateIndicator.contentStaleReady.refreshButton': 'Actualizar',
    'stateIndicator.contentStaleError.message':
      'No se ha podido generar una versión más reciente de esta documentación.',
    'redirectNotification.redirectNow': 'Ir ahora',
    'search.noResults': 'Sin resultados',
    'search.placeholder': 'Buscar en la documentación de {{entityTitle}}',
    'readerPageHeader.owner': 'Responsable',
    'readerPageHeader.lifecycle': 'Ciclo de vida',
    'readerPageHeader.source': 'Código',
    'home.supportButton': 'La documentación de todo el catálogo.',
    'pageWrapper.title': 'Documentación',
    'pageWrapper.subtitle': 'La documentación de {{orgName}}',
    'table.columns.document': 'Documento',
    'table.columns.owner': 'Responsable',
    'table.columns.kind': 'Clase',
    'table.columns.type': 'Tipo',
    'table.header.actions': 'Acciones',
    'table.toolbar.searchPlaceholder': 'Filtrar',
    'table.pagination.labelRowsSelect': 'filas',
    'table.body.emptyDataSourceMessage': 'Nada que mostrar',
    'table.actions.copyDocsUrl': 'Copiar el enlace a la documentación',
    'table.actions.addToFavorites': 'Añadir a favoritos',
    'table.actions.removeFromFavorites': 'Quitar de favoritos',
    'table.emptyState.title': 'Ningún documento',
    'table.title.all': 'Todos',
    'error.couldNotLoad': 'No se ha podido cargar la documentación.',
    'nav.title': 'Documentación',
    'entityContent.title': 'Documentación',
    'reader.settings': 'Ajustes',
  },
});
