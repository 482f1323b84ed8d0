import {
  gitopsPaths,
  serviceRecordSchema,
} from '@internal/plugin-delivery-common';
import { parse } from 'yaml';
import type { Check } from './Check';
import { ownerProblems } from './ownerProblems';

/** The GitOps repository must let itself be written, and know nothing of the service but this task's own record. */
export const checkGitOps: Check = async (
  { config, gitops },
  { name, taskId, repository },
) => {
  const surveyed = gitops.survey();
  // Wrong credentials stop both: told once, of the repository.
  surveyed.catch(() => {});
  const problems = ownerProblems(await gitops.checkAccess());
  const files = await surveyed;
  const record = await files.read(gitopsPaths.record(name));
  if (record !== undefined) {
    const parsed = serviceRecordSchema.safeParse(parse(record));
    return parsed.success && parsed.data.creation.task === taskId
      ? problems
      : [
          ...problems,
          `GitOps, file ${gitopsPaths.record(
            name,
          )}: a service of this name is recorded already. ${
            repository === 'existing'
              ? 'It is under the platform, with a page in the catalog once the pull request for it is merged.'
              : 'Choose another name.'
          }`,
        ];
  }
  for (const environment of config.environments) {
    const path = gitopsPaths.values(environment.name, name);
    if (await files.has(path)) {
      problems.push(
        `GitOps, file ${path}: it exists already, without a record. ${
          repository === 'existing' ? 'R' : 'Choose another name, or r'
        }emove its directory by a commit.`,
      );
    }
  }
  return problems;
};
