/** Catalog annotations that the platform writes and reads. */
export const DELIVERY_SERVICE_ANNOTATION = 'delivery/service';
export const ARGOCD_APP_SELECTOR_ANNOTATION = 'argocd/app-selector';
export const GITHUB_PROJECT_SLUG_ANNOTATION = 'github.com/project-slug';
