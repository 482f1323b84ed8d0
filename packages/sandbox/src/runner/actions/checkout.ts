import { mkdir } from 'node:fs/promises';
import type { ActionStandIn } from './ActionCall';

/** A real checkout, by git over HTTP from the sandbox's GitHub. */
export const checkout: ActionStandIn = {
  name: 'actions/checkout',
  async run(call) {
    const { plan, services } = call.job;
    const repository = call.input('repository') || plan.run.repository;
    const own = repository === plan.run.repository;
    const folder = call.path(call.input('path'));
    const depth = call.input('fetch-depth') || '1';
    const token = call.input('token') || String(plan.github.token);
    call.addMask(token);
    const credentials = Buffer.from(`x-access-token:${token}`).toString(
      'base64',
    );
    call.addMask(credentials);
    const key = `http.${services.context.urls.github}/.extraheader`;
    const header = `AUTHORIZATION: basic ${credentials}`;
    // By variables, so that no process list shows the token.
    const env = {
      GIT_CONFIG_COUNT: '1',
      GIT_CONFIG_KEY_0: key,
      GIT_CONFIG_VALUE_0: header,
    };
    const git = (...args: string[]) =>
      call.exec('git', args, { cwd: folder, env });
    const ref = call.input('ref') || (own ? plan.run.headSha : 'HEAD');
    await mkdir(folder, { recursive: true });
    await git('init', '--quiet', '--initial-branch=main');
    await git(
      'remote',
      'add',
      'origin',
      `${services.context.urls.github}/${repository}.git`,
    );
    await git(
      'fetch',
      '--quiet',
      ...(depth === '0'
        ? ['--tags', 'origin', '+refs/heads/*:refs/remotes/origin/*']
        : [`--depth=${depth}`, 'origin', ref]),
    );
    const branch =
      own &&
      !call.input('ref') &&
      /^refs\/heads\/(.+)$/.exec(plan.run.ref)?.[1];
    const commit = depth === '0' ? ref : 'FETCH_HEAD';
    await git(
      '-c',
      'advice.detachedHead=false',
      'checkout',
      '--quiet',
      '--force',
      ...(branch ? ['-B', branch, commit] : ['--detach', commit]),
    );
    if (call.input('persist-credentials') !== 'false') {
      await git('config', '--local', key, header);
    }
    call.setOutput('commit', plan.run.headSha);
    call.setOutput('ref', ref);
  },
};
