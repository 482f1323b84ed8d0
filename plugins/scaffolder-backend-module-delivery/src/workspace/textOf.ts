import { InputError } from '@backstage/errors';
import type { CommitFile } from '@internal/plugin-delivery-node';

/** A file's bytes as text. Throws InputError, with that remedy, for bytes that are none. */
export function textOf(
  { path, content }: Pick<CommitFile, 'path' | 'content'>,
  remedy: string,
): string {
  const text = content.toString('utf8');
  if (!Buffer.from(text, 'utf8').equals(content)) {
    throw new InputError(`Workspace: "${path}" is no text. ${remedy}`);
  }
  return text;
}
