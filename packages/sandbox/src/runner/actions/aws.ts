import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { permissionLevel } from '../workflow';
import type { ActionStandIn } from './ActionCall';

/** Exchanges the run's identity for credentials of the sandbox's registry. */
export const configureAwsCredentials: ActionStandIn = {
  name: 'aws-actions/configure-aws-credentials',
  async run(call) {
    const { plan, services } = call.job;
    if (permissionLevel(plan.permissions, 'id-token') !== 'write') {
      throw new Error(
        "Credentials could not be loaded: the job lacks the permission 'id-token: write'.",
      );
    }
    const role = call.input('role-to-assume');
    if (!role) {
      throw new Error("The input 'role-to-assume' is required.");
    }
    const { context } = services;
    const region = call.input('aws-region') || context.region;
    call.addMask(context.token);
    call.exportVariable('AWS_ACCESS_KEY_ID', 'sandbox');
    call.exportVariable('AWS_SECRET_ACCESS_KEY', context.token);
    call.exportVariable('AWS_REGION', region);
    call.exportVariable('AWS_DEFAULT_REGION', region);
    call.exportVariable('AWS_ENDPOINT_URL', context.urls.ecr);
    call.setOutput('aws-account-id', context.accountId);
    call.log(`Assumed ${role} for ${plan.run.repository} (sandbox)`);
  },
};

/** Logs the job's Docker configuration into the sandbox's registry. */
export const amazonEcrLogin: ActionStandIn = {
  name: 'aws-actions/amazon-ecr-login',
  async run(call) {
    const secret = call.env.AWS_SECRET_ACCESS_KEY;
    if (!secret) {
      throw new Error('There are no AWS credentials: configure them first.');
    }
    const registry = new URL(call.job.services.context.urls.ecr).host;
    const auth = Buffer.from(`AWS:${secret}`).toString('base64');
    call.addMask(auth);
    const folder = join(call.job.home, '.docker');
    await mkdir(folder, { recursive: true });
    await writeFile(
      join(folder, 'config.json'),
      JSON.stringify({ auths: { [registry]: { auth } } }),
      { mode: 0o600 },
    );
    call.exportVariable('DOCKER_CONFIG', folder);
    call.setOutput('registry', registry);
    call.log(`Logged into ${registry}`);
  },
};
