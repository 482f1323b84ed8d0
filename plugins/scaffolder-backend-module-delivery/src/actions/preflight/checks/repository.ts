import type { GitHubClient, Repository } from '@internal/plugin-delivery-node';
import type { Check } from './Check';

/** The repository must not be there: unless this very task made it, or it is to be taken over. */
export const checkRepository: Check = async ({ github }, input) => {
  const { name, taskId } = input;
  const repository = await github.getRepository(name);
  if (input.repository === 'existing') {
    return checkExisting(github, name, repository);
  }
  return repository && repository.marker !== taskId
    ? [
        `GitHub, repository ${repository.slug}: it exists already. Choose another name.`,
      ]
    : [];
};

async function checkExisting(
  github: GitHubClient,
  name: string,
  repository: Repository | undefined,
): Promise<string[]> {
  const object = `GitHub, repository ${github.owner}/${name}`;
  if (!repository) {
    return [
      `${object}: it is not there, or the portal's App may not see it. Choose one from the list, or install the App on it.`,
    ];
  }
  if (repository.archived) {
    return [`${object}: it is archived. Unarchive it, or choose another one.`];
  }
  return (await github.getBranch(name, repository.defaultBranch))
    ? []
    : [
        `${object}: it is empty. Push its code first, or create a new service instead.`,
      ];
}
