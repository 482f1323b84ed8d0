import { scalar, sections } from './yaml.mjs';

const DIGEST = /sha256:[0-9a-f]{64}/g;

/** What a pipeline asks of a service's record: whose it is, and which images must not run. */
export function readRecord(text, file) {
  const found = sections(text, file);
  const id = scalar(found, 'repository', 'id', file);
  if (!/^\d+$/.test(id ?? '')) {
    throw new Error(`${file}: repository.id is missing`);
  }
  return {
    repositoryId: id,
    quarantined: (found.get('quarantine') ?? []).join('\n').match(DIGEST) ?? [],
  };
}

/** The commit and digest of a release file; both undefined before the first image. */
export function readRelease(text, file) {
  const found = sections(text, file);
  return {
    digest: scalar(found, 'image', 'digest', file),
    commit: scalar(found, 'release', 'commit', file),
  };
}
