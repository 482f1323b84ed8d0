import type { Check } from './Check';
import { checkExisting } from './existing';
import { taken } from './taken';

/** The repository must not be there: unless this very task made it, or it is to be taken over. */
export const checkRepository: Check = async (systems, input) => {
  const { name, taskId } = input;
  const repository = await systems.github.getRepository(name);
  if (input.repository === 'existing') {
    return checkExisting(systems, name, repository);
  }
  return repository && repository.marker !== taskId
    ? [`GitHub, repository ${repository.slug}: ${taken(input)}`]
    : [];
};
