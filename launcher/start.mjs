import { rmSync } from 'node:fs';
import { calledByYarn, START_HELP, startOptions } from './lib/arguments.mjs';
import { runDemo } from './demo/demo.mjs';
import { buildFrontend } from './lib/frontend.mjs';
import { install } from './lib/install.mjs';
import { bringNode } from './lib/node.mjs';
import { fromRoot } from './lib/paths.mjs';
import { choosePorts, requireFreePorts } from './lib/ports.mjs';
import { runMain } from './lib/problem.mjs';
import { requireTools } from './lib/requirements.mjs';
import { runInherited } from './lib/run.mjs';
import { untilStopped } from './lib/signals.mjs';
import {
  portalEnvironment,
  stackUrls,
  startPortal,
  startSandbox,
  waitUntilUsable,
} from './lib/stack.mjs';
import { elapsed, step } from './lib/steps.mjs';

const sandboxDir = fromRoot('.sandbox');
const portalDir = fromRoot('.portal');

async function main() {
  if (calledByYarn()) {
    return runInherited(process.execPath, [
      fromRoot('node_modules/@backstage/cli/bin/backstage-cli'),
      'repo',
      'start',
      ...process.argv.slice(2),
    ]);
  }
  const options = startOptions();
  if (options.help) {
    console.log(START_HELP);
    return 0;
  }
  const withSandbox = options.config.length === 0;
  const ports = choosePorts();
  await requireTools();
  await requireFreePorts(ports, withSandbox ? undefined : ['PORTAL_PORT']);
  if (options.reset) {
    for (const folder of [sandboxDir, portalDir]) {
      rmSync(folder, { recursive: true, force: true });
    }
    console.log('✓ Local state cleared');
  }
  const nodePath = await bringNode();
  await install(nodePath);
  await buildFrontend(nodePath);

  const servers = [];
  const stopped = untilStopped(async () => {
    for (const server of servers.reverse()) {
      await server.stop();
    }
  });
  const urls = stackUrls(ports);
  try {
    let env = {
      NODE_ENV: 'production',
      PORTAL_URL: urls.portal,
      PORTAL_PORT: String(ports.PORTAL_PORT),
      PORTAL_DATA_DIR: portalDir,
    };
    if (withSandbox) {
      const sandbox = await step('Start the sandbox', () =>
        startSandbox(nodePath, { ports, dataDir: sandboxDir }),
      );
      servers.push(sandbox);
      env = portalEnvironment({
        ports,
        token: sandbox.token,
        dataDir: portalDir,
        sandboxDir,
      });
    }
    servers.push(
      await step('Start the portal', () =>
        startPortal(nodePath, {
          url: urls.portal,
          dataDir: portalDir,
          env,
          config: withSandbox ? undefined : options.config,
        }),
      ),
    );
    if (withSandbox) {
      await step('Read the templates', () =>
        servers[1].whileRunning(waitUntilUsable(urls.portal)),
      );
    }
    tell(urls, withSandbox);
    const running = servers.map(server =>
      server.whileRunning(new Promise(() => {})),
    );
    if (options.demo) {
      await stopped.race(...running, runDemo({ urls }));
    }
    return await stopped.race(...running);
  } finally {
    await stopped.cleanUp();
  }
}

function tell(urls, withSandbox) {
  console.log(`\nAstillero is ready after ${elapsed()}:  ${urls.portal}\n`);
  if (withSandbox) {
    console.log(`  GitHub      ${urls.github}/acme`);
    console.log(`  Argo CD     ${urls.argocd}/applications`);
    console.log(`  Registry    ${urls.registry}`);
    console.log(
      `  Kubernetes  ${urls.kubernetes}  (read only; the token is in .sandbox/token)`,
    );
    console.log(
      '\nThese four are stand-ins on this machine. Logs: .sandbox/logs and .portal/logs.',
    );
  }
  console.log(
    'Ctrl+C stops everything. State is kept; npm start -- --reset clears it.\n',
  );
}

runMain(main);
