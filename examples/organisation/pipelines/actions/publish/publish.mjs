import { DIGEST, fileDigest } from '../../lib/image.mjs';

const TAG = 'delivery:github-repository-id';
/** Signatures as tags beside the image: the policy engine in the clusters does not find bundles yet. */
const SIGNATURE_FORMAT = ['--new-bundle-format=false', '--use-signing-config=false'];

/**
 * Puts the image of a commit into the registry: the bytes by digest, signature and SBOM, the tag last. The tag is the
 * full commit and means complete: where it is there already, that image stands for the commit and the new one is dropped.
 * Any job of the repository can replace an artifact of the run: only what the scan has seen, by its digest, gets in.
 */
export async function publish({ settings, caller, scanned, archive, sbom, command }) {
  const name = `${settings.namePrefix}${caller.service}`;
  const image = `${settings.registry}/${name}`;
  const context = { settings, caller, name, image, command };
  await checkOwnership(context);
  const known = await taggedDigest(context);
  if (known) {
    await verify(context, known);
    console.log(`${caller.commit} is published already, as ${known}`);
    return { digest: known, image, isNew: false };
  }
  const { digest } = scanned;
  await checkScanned({ scanned, archive, sbom, command });
  const target = `${image}@${digest}`;
  await command('skopeo', 'copy', '--preserve-digests', `oci-archive:${archive}`, `docker://${target}`);
  await command('cosign', 'sign', '--yes', ...SIGNATURE_FORMAT, target);
  await command('cosign', 'attest', '--yes', ...SIGNATURE_FORMAT, '--type', 'cyclonedx', '--predicate', sbom, target);
  try {
    await command('skopeo', 'copy', '--preserve-digests', `docker://${target}`, `docker://${image}:${caller.commit}`);
  } catch (error) {
    const winner = await taggedDigest(context);
    if (!winner) {
      throw error;
    }
    await verify(context, winner);
    return { digest: winner, image, isNew: false };
  }
  return { digest, image, isNew: true };
}

/** The service is who calls: the ECR repository must say that it belongs to this very GitHub repository. */
async function checkOwnership({ caller, name, command }) {
  const described = await command('aws', 'ecr', 'describe-repositories', '--repository-names', name, '--output', 'json');
  const arn = JSON.parse(described).repositories[0].repositoryArn;
  const listed = await command('aws', 'ecr', 'list-tags-for-resource', '--resource-arn', arn, '--output', 'json');
  const tag = JSON.parse(listed).tags.find(({ Key }) => Key === TAG);
  if (tag?.Value !== caller.repositoryId) {
    throw new Error(
      `The ECR repository ${name} belongs to the GitHub repository with the id ${tag?.Value ?? '(none)'}, not to ${caller.repository} (${caller.repositoryId}). Onboard the service in the portal.`,
    );
  }
}

async function taggedDigest({ caller, name, command }) {
  try {
    const described = await command('aws', 'ecr', 'describe-images', '--repository-name', name, '--image-ids', `imageTag=${caller.commit}`, '--output', 'json');
    return JSON.parse(described).imageDetails[0]?.imageDigest;
  } catch (error) {
    if (/ImageNotFoundException/.test(error.message)) {
      return undefined;
    }
    throw error;
  }
}

async function verify({ settings, image, caller, command }, digest) {
  try {
    await command(
      'cosign',
      'verify',
      '--new-bundle-format=false',
      '--certificate-identity',
      settings.signature.identity,
      '--certificate-oidc-issuer',
      settings.signature.issuer,
      '--certificate-github-workflow-repository',
      caller.repository,
      `${image}@${digest}`,
    );
  } catch (error) {
    throw new Error(
      `${image}:${caller.commit} is there without a valid signature of this pipeline. Delete the tag in ECR and run again. (${error.message})`,
      { cause: error },
    );
  }
}

async function checkScanned({ scanned, archive, sbom, command }) {
  if (!DIGEST.test(scanned.digest ?? '') || !DIGEST.test(scanned.sbom ?? '')) {
    throw new Error('The scan has named no image and no SBOM: run all jobs again.');
  }
  for (const [what, wanted, found] of [
    ['image', scanned.digest, await archiveDigest(archive, command)],
    ['SBOM', scanned.sbom, await fileDigest(sbom)],
  ]) {
    if (found !== wanted) {
      throw new Error(
        `The ${what} is not the one that was scanned: ${found} instead of ${wanted}. Another job of this run has replaced the artifact. Only this pipeline's jobs may use the artifacts "image" and "sbom".`,
      );
    }
  }
}

async function archiveDigest(archive, command) {
  const index = JSON.parse(await command('tar', '-xOf', archive, 'index.json'));
  if (index.manifests?.length !== 1) {
    throw new Error(`${archive} holds ${index.manifests?.length ?? 0} images, expected one`);
  }
  return index.manifests[0].digest;
}
