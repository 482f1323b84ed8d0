import { createTranslationMessages } from '@backstage/frontend-plugin-api';
import { scaffolderReactTranslationRef } from '@backstage/plugin-scaffolder-react';

export default createTranslationMessages({
  ref: scaffolderReactTranslationRef,
  messages: {
    'workflow.noDescription': 'Sin descripción',
    'stepper.backButtonText': 'Atrás',
    'stepper.nextButtonText': 'Siguiente',
    'stepper.createButtonText': 'Crear',
    'stepper.reviewButtonText': 'Revisar',
    'stepper.stepIndexLabel': 'Paso {{index, number}}',
    'templateCategoryPicker.title': 'Categorías',
    'templateCard.noDescription': 'Sin descripción',
    'templateCard.chooseButtonText': 'Elegir',
    'cardHeader.detailBtnTitle': 'Ver los detalles de la plantilla',
    'templateOutputs.title': 'Resultado',
  },
});
