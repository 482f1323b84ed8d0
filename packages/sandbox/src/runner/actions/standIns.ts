import type { ActionStandIn } from './ActionCall';
import { downloadArtifact, uploadArtifact } from './artifacts';
import { amazonEcrLogin, configureAwsCredentials } from './aws';
import { cache } from './cache';
import { checkout } from './checkout';
import { buildPush, setupBuildx } from './docker';
import { noOperations } from './noOperation';
import { setups } from './setup';
import { appToken, createGitHubAppToken } from './tokens';
import { trivy } from './trivy';

const STAND_INS: readonly ActionStandIn[] = [
  checkout,
  ...setups,
  cache,
  uploadArtifact,
  downloadArtifact,
  setupBuildx,
  buildPush,
  trivy,
  configureAwsCredentials,
  amazonEcrLogin,
  createGitHubAppToken,
  ...noOperations,
];

/** The stand-in for `uses: owner/name[/path]@version`, if there is one. */
export function findStandIn(
  uses: string,
  owner: string,
): ActionStandIn | undefined {
  const name = uses.split('@')[0].toLowerCase();
  return [...STAND_INS, appToken(owner)].find(
    candidate => candidate.name === name,
  );
}
