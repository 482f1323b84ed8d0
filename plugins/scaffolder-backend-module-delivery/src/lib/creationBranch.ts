/** The branch of the GitOps repository that proposes a new service. */
export function creationBranch(service: string): string {
  return `delivery/create-${service}`;
}
