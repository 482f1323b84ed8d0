import {
  mayCallWorkflows,
  type DeliveryConfig,
  type GitHubClient,
  type Repository,
} from '@internal/plugin-delivery-node';

/** Why a repository that was there before cannot become a service, as its name leads to it. */
export async function checkExisting(
  deps: { config: Pick<DeliveryConfig, 'pipeline'>; github: GitHubClient },
  name: string,
  repository: Repository | undefined,
): Promise<string[]> {
  const { config, github } = deps;
  const object = `GitHub, repository ${github.owner}/${name}`;
  if (!repository) {
    return [
      `${object}: it is not there, or the portal's App may not see it. Choose one from the list, or install the App on it.`,
    ];
  }
  const { archived, defaultBranch, slug, visibility } = repository;
  if (repository.name !== name) {
    // GitHub finds it in any case; ECR, Argo CD and the pipeline do not.
    return [
      `${object}: its name is "${repository.name}", and a service is called exactly as its repository. Rename it to "${name}" in GitHub.`,
    ];
  }
  if (archived) {
    return [`${object}: it is archived. Unarchive it, or choose another one.`];
  }
  const [branch, pipelines] = await Promise.all([
    github.getBranch(name, defaultBranch),
    github.getRepository(config.pipeline.repository),
  ]);
  return [
    branch
      ? []
      : `${object}: it is empty: its default branch ${defaultBranch} has no commit. Push its code there first, or create a new service instead.`,
    pipelines && !mayCallWorkflows(visibility, pipelines.visibility)
      ? `${object}: it is ${visibility}, and ${pipelines.slug}, whose pipeline delivers, is ${pipelines.visibility}: GitHub lets it call none that fewer people see. Make ${slug} ${pipelines.visibility}, or choose another one.`
      : [],
  ].flat();
}
