import { createTranslationMessages } from '@backstage/frontend-plugin-api';
import { scaffolderTranslationRef } from '@backstage/plugin-scaffolder/alpha';

export default createTranslationMessages({
  ref: scaffolderTranslationRef,
  messages: {
    'fields.entityNamePicker.title': 'Nombre',
    'fields.entityPicker.title': 'Entidad',
    'fields.entityPicker.description': 'Una entidad del catálogo',
    'fields.entityTagsPicker.title': 'Etiquetas',
    'fields.ownerPicker.title': 'Responsable',
    'fields.ownerPicker.description': 'Quién responde del servicio',
    'ongoingTask.title': 'Ejecución de',
    'ongoingTask.contextMenu.cancel': 'Cancelar',
    'ongoingTask.contextMenu.retry': 'Reintentar',
    'ongoingTask.contextMenu.startOver': 'Empezar de nuevo',
    'ongoingTask.contextMenu.moreOptions': 'Más opciones',
    'ongoingTask.contextMenu.hideLogs': 'Ocultar el registro',
    'ongoingTask.contextMenu.showLogs': 'Mostrar el registro',
    'ongoingTask.subtitle': 'Tarea {{taskId}}',
    'ongoingTask.pageTitle.hasTemplateName': 'Ejecución de {{templateName}}',
    'ongoingTask.cancelButtonTitle': 'Cancelar',
    'ongoingTask.retryButtonTitle': 'Reintentar',
    'ongoingTask.startOverButtonTitle': 'Empezar de nuevo',
    'ongoingTask.hideLogsButtonTitle': 'Ocultar el registro',
    'ongoingTask.showLogsButtonTitle': 'Mostrar el registro',
    'templateTypePicker.title': 'Categorías',
    'templateListPage.title': 'Crear un servicio',
    'templateListPage.subtitle':
      'Repositorio, pipeline, registro y despliegue en un formulario',
    'templateListPage.pageTitle': 'Crear un servicio',
    'templateListPage.templateGroups.defaultTitle': 'Plantillas',
    'templateListPage.templateGroups.otherTitle': 'Otras plantillas',
    'templateWizardPage.title': 'Crear un servicio',
    'templateWizardPage.pageTitle': 'Crear un servicio',
    'templateWizardPage.subtitle':
      'Repositorio, pipeline, registro y despliegue en un formulario',
    'templateWizardPage.templateWithTitle': 'Crear: {{templateTitle}}',
  },
});
