import type { CommitFile } from '@internal/plugin-delivery-node';
import { createHash } from 'node:crypto';

/** SHA-256 over path, mode and bytes of the files in the order of their paths, as `sha256:<hex>`. */
export function digestOf(files: readonly CommitFile[]): string {
  const hash = createHash('sha256');
  const sorted = [...files].sort((a, b) => (a.path < b.path ? -1 : 1));
  for (const { path, mode, content } of sorted) {
    // Lengths keep two different lists of files from giving the same bytes.
    hash.update(
      `${Buffer.byteLength(path)} ${path} ${mode} ${content.length}\n`,
    );
    hash.update(content);
  }
  return `sha256:${hash.digest('hex')}`;
}
