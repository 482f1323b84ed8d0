import {
  gitopsPaths,
  serviceRecordSchema,
} from '@internal/plugin-delivery-common';
import type {
  FileChanges,
  GitOpsSnapshot,
} from '@internal/plugin-delivery-node';
import { parse } from 'yaml';
import { creationBranch } from '../lib';
import type { Creation } from '../ledger';
import type { Systems } from '../Systems';
import type { UndoOptions } from './UndoOptions';

/** Removes record, directories and pull request in one commit. False when the record is another creation's. */
export async function undoGitOps(
  { argocd, config, gitops }: Systems,
  creation: Creation,
  { logger }: UndoOptions,
): Promise<boolean> {
  const { service, taskId } = creation;
  const environments = config.environments.map(({ name }) => name);
  if (await isAnothers(await gitops.snapshot(), creation)) {
    logger.warn(
      `GitOps: left the service "${service}" alone, which another creation has recorded`,
    );
    return false;
  }
  await gitops.withdraw(creationBranch(service));
  let before = '';
  let paths: string[] = [];
  const { changed, commit } = await gitops.commit({
    subject: `revert(${service}): undo the unfinished creation`,
    trailers: {
      service,
      environments,
      action: 'remove',
      actor: `task:${taskId}`,
    },
    plan: async snapshot => {
      before = snapshot.commit;
      const changes = await planRemoval(snapshot, creation, environments);
      paths = Object.keys(changes);
      return changes;
    },
  });
  if (changed) {
    logger.info(`GitOps: removed "${service}" by commit ${commit}`);
    await argocd.notifyPush({ before, after: commit, paths });
  }
  return true;
}

async function planRemoval(
  snapshot: GitOpsSnapshot,
  creation: Creation,
  environments: readonly string[],
): Promise<FileChanges> {
  if (await isAnothers(snapshot, creation)) {
    return {};
  }
  const { service } = creation;
  const directories = [
    ...environments.map(name => gitopsPaths.directory(name, service)),
    gitopsPaths.home(service),
  ];
  const files = await Promise.all(
    directories.map(directory => snapshot.list(directory)),
  );
  return Object.fromEntries(
    [...files.flat(), gitopsPaths.record(service)].map(path => [path, null]),
  );
}

async function isAnothers(
  snapshot: GitOpsSnapshot,
  { service, taskId }: Creation,
): Promise<boolean> {
  const text = await snapshot.read(gitopsPaths.record(service));
  if (text === undefined) {
    return false;
  }
  const record = serviceRecordSchema.safeParse(parse(text));
  return !record.success || record.data.creation.task !== taskId;
}
