import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * Gives this process and its children a folder of their own for temporary files, removed when this process ends: what a
 * killed test leaves behind does not fill the machine's disk. The name is short, since sockets lie in it.
 */
export function useTemporaryFolder() {
  const folder = mkdtempSync(join(tmpdir(), 'tests-'));
  // As the machine's own: servers that root starts in tests work as another user.
  chmodSync(folder, 0o1777);
  process.env.TMPDIR = folder;
  process.once('exit', () =>
    rmSync(folder, { recursive: true, force: true, maxRetries: 3 }),
  );
  return folder;
}
