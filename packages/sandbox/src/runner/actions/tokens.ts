import type { ActionCall, ActionStandIn } from './ActionCall';

const SECONDS = 300;

/** GitHub's own action: a token of an App. */
export const createGitHubAppToken: ActionStandIn = {
  name: 'actions/create-github-app-token',
  async run(call) {
    const owner =
      call.input('owner') || call.job.plan.run.repository.split('/')[0];
    mint(call, owner, call.input('repositories'));
  },
};

/** The organisation's own: a token for one repository, signed by a key in AWS KMS. */
export function appToken(owner: string): ActionStandIn {
  return {
    name: `${owner}/pipelines/actions/app-token`.toLowerCase(),
    async run(call) {
      if (!call.env.AWS_SECRET_ACCESS_KEY) {
        throw new Error('There are no AWS credentials: configure them first.');
      }
      mint(call, owner, call.input('repository'));
    },
  };
}

function mint(call: ActionCall, owner: string, repositories: string): void {
  const names = repositories.split(/[\s,]+/).filter(Boolean);
  if (names.length === 0) {
    throw new Error('A token needs the repository that it is for.');
  }
  const token = call.job.services.github.mintToken({
    repositories: names.map(name =>
      name.includes('/') ? name : `${owner}/${name}`,
    ),
    actor: 'delivery-release[bot]',
    expiresInSeconds: SECONDS,
  });
  call.addMask(token);
  call.setOutput('token', token);
  call.setOutput('app-slug', 'delivery-release');
  call.log(`A token for ${names.join(', ')}, for ${SECONDS} seconds`);
}
