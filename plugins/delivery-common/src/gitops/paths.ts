/** Where things are in the GitOps repository (`gitops-apps`). */
export const gitopsPaths = {
  directory: (environment: string, service: string) =>
    `environments/${environment}/${service}`,
  values: (environment: string, service: string) =>
    `environments/${environment}/${service}/values.yaml`,
  release: (environment: string, service: string) =>
    `environments/${environment}/${service}/release.yaml`,
  record: (service: string) => `services/${service}.yaml`,
  /** Catalog file and docs of a service that has no repository of its own. */
  home: (service: string) => `services/${service}`,
  catalogFile: (service: string) => `services/${service}/catalog-info.yaml`,
};
