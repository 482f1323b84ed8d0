import type { CheckpointContext } from '@backstage/plugin-scaffolder-node/alpha';
import type { JsonObject } from '@backstage/types';
import type { Environment } from '@internal/plugin-delivery-common';
import type { GitOpsClient } from '@internal/plugin-delivery-node';
import { checkpointKey, creationBranch } from '../../lib';
import type { Creation, Ledger } from '../../ledger';
import { absentOnly, filesOf, planCreation, type ServiceFiles } from './plan';

export interface WrittenService {
  commit: string;
  before: string;
  commitUrl: string;
  pullRequests: Array<{ number: number; url: string; environments: string[] }>;
}

/** The commit for environments that take commits and for the record, then the pull request for the others. */
export async function writeService(options: {
  gitops: GitOpsClient;
  ledger: Ledger;
  creation: Creation;
  service: ServiceFiles;
  environments: Environment[];
  actor: string;
  checkpoint<T extends JsonObject>(context: CheckpointContext<T>): Promise<T>;
}): Promise<WrittenService> {
  const { gitops, ledger, creation, service, actor, checkpoint } = options;
  const { name } = service.record;
  const withPolicy = (changes: Environment['changes']) =>
    options.environments
      .filter(environment => environment.changes === changes)
      .map(environment => environment.name);
  const direct = withPolicy('commit');
  const proposed = withPolicy('pull-request');
  const change = (environments: string[]) => ({
    subject: `feat(${name}): create the service`,
    trailers: { service: name, environments, action: 'create' as const, actor },
  });

  const written = await checkpoint({
    key: checkpointKey(creation, 'gitops', name, direct.join('+')),
    fn: async () => {
      let before = '';
      const { commit, htmlUrl } = await gitops.commit({
        ...change(direct),
        plan: snapshot => {
          before = snapshot.commit;
          return planCreation(snapshot, service, direct);
        },
      });
      return { commit, before, commitUrl: htmlUrl };
    },
  });
  await ledger.record(creation.id, { gitops: { commit: written.commit } });
  if (proposed.length === 0) {
    return { ...written, pullRequests: [] };
  }

  const { pullRequests } = await checkpoint({
    key: checkpointKey(creation, 'gitops-pull', name, proposed.join('+')),
    fn: async () => {
      const pull = await gitops.propose({
        ...change(proposed),
        branch: creationBranch(name),
        title: `Create ${name} in ${proposed.join(', ')}`,
        body: `Adds the service \`${name}\` to ${proposed.join(
          ', ',
        )}. It runs nothing there until a release is promoted.`,
        plan: snapshot => absentOnly(snapshot, filesOf(service, proposed)),
      });
      return {
        pullRequests: pull
          ? [{ number: pull.number, url: pull.htmlUrl, environments: proposed }]
          : [],
      };
    },
  });
  await ledger.record(creation.id, {
    gitops: { pullRequests: pullRequests.map(({ number }) => number) },
  });
  return { ...written, pullRequests };
}
