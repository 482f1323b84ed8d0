import { createTranslationMessages } from '@backstage/frontend-plugin-api';
import { kubernetesTranslationRef } from '@backstage/plugin-kubernetes/alpha';

export default createTranslationMessages({
  ref: kubernetesTranslationRef,
  messages: {
    'kubernetesContentPage.permissionAlert.title': 'Falta un permiso',
    'kubernetesContentPage.permissionAlert.message':
      "Para ver los objetos de Kubernetes, pida al equipo de plataforma los permisos 'kubernetes.clusters.read' y 'kubernetes.resources.read'.",
    'kubernetesContentPage.title': 'Clústeres',
    'kubernetesContentPage.emptyState.title': 'Nada en Kubernetes',
    'kubernetesContentPage.emptyState.description':
      'Ningún clúster conocido tiene recursos de {{entityName}}',
    'entityContent.title': 'Kubernetes',
  },
});
