import type { ReleaseFile } from '@internal/plugin-delivery-common';
import { Document } from 'yaml';

/** `release.yaml` of a service that awaits its first image: there from the start, since a lost file is an error. */
export function renderEmptyRelease(): string {
  const release: ReleaseFile = { image: {}, release: {} };
  const document = new Document(release);
  document.commentBefore =
    ' Written by pipelines and by the portal, always whole. People edit values.yaml.';
  return document.toString();
}
