import type { Release, ReleaseFile } from '@internal/plugin-delivery-common';
import { Document } from 'yaml';

const COMMENT =
  ' Written by pipelines and by the portal, always whole. People edit values.yaml.';

/** `release.yaml` of a service that awaits its first image: there from the start, since a lost file is an error. */
export function renderEmptyRelease(): string {
  return render({ image: {}, release: {} });
}

/** `release.yaml` of a service that runs an image. */
export function renderRelease({ image, origin }: Release): string {
  return render({ image, release: origin });
}

function render(release: ReleaseFile): string {
  const document = new Document(release);
  document.commentBefore = COMMENT;
  // Quoted: what looks like a number or a date stays a text for whoever reads it.
  return document.toString({
    lineWidth: 0,
    defaultStringType: 'QUOTE_DOUBLE',
    defaultKeyType: 'PLAIN',
  });
}
