import type { Cluster } from '../cluster';
import type { GitSource } from './git';
import { ARGOCD_NAMESPACE } from './model';
import { parseManifests } from './render';

const BOOTSTRAP = 'bootstrap/root.yaml';

/** What the platform team does once by hand: `kubectl apply -n argocd -f bootstrap/root.yaml`. */
export async function applyBootstrap(options: {
  cluster: Cluster;
  git: GitSource;
  repository: string;
}): Promise<void> {
  const { cluster, git, repository } = options;
  const sha = await git.resolve(repository, 'HEAD');
  const tree = await git.tree(repository, sha);
  const id = tree.files.get(BOOTSTRAP);
  if (!id) {
    throw new Error(`${repository} has no ${BOOTSTRAP}`);
  }
  for (const manifest of parseManifests(
    await git.read(repository, id),
    BOOTSTRAP,
  )) {
    cluster.apply({
      ...manifest,
      metadata: {
        ...manifest.metadata,
        namespace: manifest.metadata.namespace ?? ARGOCD_NAMESPACE,
      },
    });
  }
}
