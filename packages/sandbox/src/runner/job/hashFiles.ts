import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { matchesPatterns } from '../workflow';

/** `hashFiles(...)`: one digest over all files that match, empty where none does. */
export function hashFiles(folder: string, patterns: string[]): string {
  const files = listFiles(folder).filter(file =>
    matchesPatterns(file, patterns),
  );
  if (files.length === 0) {
    return '';
  }
  const whole = createHash('sha256');
  for (const file of files) {
    whole.update(
      createHash('sha256')
        .update(readFileSync(join(folder, file)))
        .digest(),
    );
  }
  return whole.digest('hex');
}

/** All files below a folder, relative and with forward slashes, in order. */
export function listFiles(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile())
    .map(entry =>
      relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'),
    )
    .sort();
}
