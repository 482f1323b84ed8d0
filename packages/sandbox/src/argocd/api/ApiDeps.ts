import type { Cluster } from '../../cluster';
import type { SandboxContext } from '../../core';
import type { ApplicationController, PushRefresher } from '../applications';
import type { ApplicationSetController } from '../applicationset';
import type { GitSource } from '../git';
import type { ManifestService } from '../render';

/** What the API answers from. */
export interface ApiDeps {
  context: SandboxContext;
  cluster: Cluster;
  controller: ApplicationController;
  sets: ApplicationSetController;
  pushes: PushRefresher;
  manifests: ManifestService;
  git: GitSource;
}
