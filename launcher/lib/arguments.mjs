import { parseArgs } from 'node:util';
import { Problem } from './problem.mjs';

/**
 * The options of `npm start`. npm keeps `--reset` and `--demo` for itself when the `--` before them is forgotten;
 * they then arrive as npm_config_* and are honoured all the same.
 */
export function startOptions(
  argv = process.argv.slice(2),
  environment = process.env,
) {
  let values;
  try {
    ({ values } = parseArgs({
      args: argv,
      options: {
        reset: { type: 'boolean', default: false },
        demo: { type: 'boolean', default: false },
        help: { type: 'boolean', default: false },
        config: { type: 'string', multiple: true, default: [] },
      },
    }));
  } catch (error) {
    throw new Problem(error.message, 'npm start -- --help lists the options.');
  }
  const fromNpm = name => environment[`npm_config_${name}`] === 'true';
  return {
    ...values,
    reset: values.reset || fromNpm('reset'),
    demo: values.demo || fromNpm('demo'),
  };
}

export const START_HELP = `npm start            brings up the portal and its sandbox
npm start -- --reset  the same, local state cleared first
npm start -- --demo   the same, then creates a service and releases it twice, telling each step
npm start -- --config app-config.yaml --config app-config.production.yaml
                      the portal alone, against what these files name; no sandbox is started
Ports: PORTAL_PORT, SANDBOX_GITHUB_PORT, SANDBOX_ECR_PORT, SANDBOX_ARGOCD_PORT, SANDBOX_KUBERNETES_PORT`;

/** Yarn runs the same script names: its callers want Backstage's own development commands. */
export const calledByYarn = (environment = process.env) =>
  (environment.npm_config_user_agent ?? '').startsWith('yarn/');
