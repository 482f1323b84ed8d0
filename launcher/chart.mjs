import { childEnvironment } from './lib/environment.mjs';
import { install } from './lib/install.mjs';
import { bringNode } from './lib/node.mjs';
import { fromRoot, root } from './lib/paths.mjs';
import { choosePorts, isPortFree } from './lib/ports.mjs';
import { Problem, runMain } from './lib/problem.mjs';
import { runInherited } from './lib/run.mjs';
import { portalEnvironment } from './lib/stack.mjs';
import { sandboxToken } from './lib/token.mjs';

/** `yarn chart:publish` and `yarn chart:upgrade`: the commands of tools/chart, on the sandbox unless --config names another world. */
async function main() {
  const args = process.argv.slice(2);
  const nodePath = await bringNode();
  await install(nodePath);
  const elsewhere = args.some(arg => /^--(config|help)(=|$)/.test(arg));
  const env = elsewhere ? {} : await sandboxEnvironment();
  return runInherited(
    nodePath,
    [
      '--require',
      fromRoot('node_modules/@backstage/cli/config/nodeTransform.cjs'),
      fromRoot('tools/chart/src/bin.ts'),
      ...args,
    ],
    { cwd: root, env: childEnvironment(nodePath, env) },
  );
}

async function sandboxEnvironment() {
  const ports = choosePorts();
  if (await isPortFree(ports.SANDBOX_ECR_PORT)) {
    throw new Problem(
      `The sandbox does not run: nothing listens on port ${ports.SANDBOX_ECR_PORT}.`,
      'Start it with npm start in another terminal, or name your own configuration with --config.',
    );
  }
  const sandboxDir = fromRoot(process.env.SANDBOX_DATA_DIR ?? '.sandbox');
  return portalEnvironment({
    ports,
    token: sandboxToken(sandboxDir),
    dataDir: fromRoot('.portal'),
    sandboxDir,
  });
}

runMain(main);
