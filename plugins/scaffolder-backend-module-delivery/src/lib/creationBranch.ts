/** The branch of the GitOps repository that proposes a new service. */
export function creationBranch(service: string): string {
  return `delivery/create-${service}`;
}

/** The branch that proposes files to a repository of other people. The task in its name is the marker that it is ours. */
export function proposalBranch(taskId: string): string {
  return `delivery/onboard-${taskId}`;
}
