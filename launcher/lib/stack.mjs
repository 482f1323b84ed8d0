import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { childEnvironment } from './environment.mjs';
import { fromRoot } from './paths.mjs';
import { startServer } from './server.mjs';
import { sandboxToken } from './token.mjs';
import { PortalClient } from './portal.mjs';
import { waitUntil, waitUntilReady } from './ready.mjs';

/** What a stack is reached by, for people and for clients. */
export function stackUrls(ports) {
  return {
    portal: `http://localhost:${ports.PORTAL_PORT}`,
    github: `http://localhost:${ports.SANDBOX_GITHUB_PORT}`,
    registry: `http://localhost:${ports.SANDBOX_ECR_PORT}`,
    argocd: `http://localhost:${ports.SANDBOX_ARGOCD_PORT}`,
    kubernetes: `http://localhost:${ports.SANDBOX_KUBERNETES_PORT}`,
  };
}

/** Starts the sandbox and resolves when its organisation is there. */
export async function startSandbox(
  nodePath,
  { ports, dataDir, onLine, env = {} },
) {
  const token = sandboxToken(dataDir);
  let announce;
  const announced = new Promise(resolve => {
    announce = resolve;
  });
  const server = startServer(nodePath, {
    name: 'sandbox',
    script: 'packages/sandbox/src/bin.ts',
    logDir: join(dataDir, 'logs'),
    env: childEnvironment(nodePath, {
      ...ports,
      SANDBOX_DATA_DIR: dataDir,
      SANDBOX_TOKEN: token,
      SANDBOX_ORGANISATION_DIR: fromRoot('examples/organisation'),
      SANDBOX_CHART_DIR: fromRoot('charts/eks_baseline_chart'),
      ...env,
    }),
    onLine(line) {
      if (line.startsWith('{"ready":true')) {
        announce();
      }
      onLine?.(line);
    },
  });
  await server.whileRunning(announced).catch(async error => {
    await server.stop();
    throw error;
  });
  return { ...server, token };
}

/** What clones a repository of the sandbox in a shell on this machine: the token stands in a file, not in the command. */
export function cloneCommand(sandboxDir) {
  const file = join(sandboxDir, 'git-credentials');
  const helper = `store --file=${shellQuoted(file)}`;
  return `git clone -c credential.helper=${shellQuoted(helper)} {url}`;
}

function shellQuoted(text) {
  return /^[\w./=-]+$/.test(text) ? text : `'${text.replace(/'/g, `'\\''`)}'`;
}

/** The portal's environment in the sandbox: base URLs and credentials, and nothing else. */
export function portalEnvironment({ ports, token, dataDir, sandboxDir }) {
  const urls = stackUrls(ports);
  return {
    NODE_ENV: 'production',
    PORTAL_URL: urls.portal,
    PORTAL_PORT: String(ports.PORTAL_PORT),
    PORTAL_DATA_DIR: dataDir,
    SANDBOX_TOKEN: token,
    SANDBOX_CLONE_COMMAND: cloneCommand(sandboxDir),
    SANDBOX_GITHUB_HOST: new URL(urls.github).host,
    SANDBOX_REGISTRY_HOST: new URL(urls.registry).host,
    SANDBOX_ARGOCD_URL: urls.argocd,
    SANDBOX_KUBERNETES_URL: urls.kubernetes,
    AWS_ACCESS_KEY_ID: 'sandbox',
    AWS_SECRET_ACCESS_KEY: token,
    AWS_REGION: 'us-east-1',
    AWS_EC2_METADATA_DISABLED: 'true',
  };
}

/** Starts the portal and resolves when it answers. */
export async function startPortal(
  nodePath,
  { url, dataDir, env, config = ['app-config.yaml'], onLine },
) {
  mkdirSync(join(dataDir, 'work'), { recursive: true });
  mkdirSync(join(dataDir, 'database'), { recursive: true });
  const server = startServer(nodePath, {
    name: 'portal',
    script: 'packages/backend/src/index.ts',
    cwd: fromRoot('packages/backend'),
    args: config.flatMap(file => ['--config', fromRoot(file)]),
    logDir: join(dataDir, 'logs'),
    env: childEnvironment(nodePath, env),
    onLine,
  });
  await server
    .whileRunning(waitUntilReady(`${url}/.backstage/health/v1/readiness`))
    .catch(async error => {
      await server.stop();
      throw error;
    });
  return server;
}

/** Waits until a guest can choose a template: until then the portal answers and has nothing to offer. */
export async function waitUntilUsable(url) {
  const portal = new PortalClient(url);
  await portal.signIn();
  await waitUntil(() => portal.hasTemplate(), {
    what: 'a template in the catalog',
  });
}
