import type { Check } from './Check';
import { taken } from './taken';

/** The registry's repository must not be there, unless this very task made it. */
export const checkEcr: Check = async ({ ecr }, input) => {
  const { name, taskId } = input;
  const repository = await ecr.getRepository(name);
  return repository && repository.marker !== taskId
    ? [`ECR, repository ${repository.name}: ${taken(input)}`]
    : [];
};
