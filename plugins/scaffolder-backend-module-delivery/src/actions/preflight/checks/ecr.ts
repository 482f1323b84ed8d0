import type { Check } from './Check';

/** The registry's repository must not be there, unless this very task made it. */
export const checkEcr: Check = async ({ ecr }, { name, taskId }) => {
  const repository = await ecr.getRepository(name);
  return repository && repository.marker !== taskId
    ? [
        `ECR, repository ${repository.name}: it exists already. Choose another name.`,
      ]
    : [];
};
