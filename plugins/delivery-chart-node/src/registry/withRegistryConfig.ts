import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { RegistryCredentials } from '@internal/plugin-delivery-node';

/**
 * Gives helm credentials of a registry by a file that this user alone can read and that is gone afterwards:
 * a command line is seen by everybody on the machine.
 */
export async function withRegistryConfig<T>(
  host: string,
  credentials: RegistryCredentials | undefined,
  use: (file: string) => Promise<T>,
): Promise<T> {
  // Made by mkdtemp with mode 0700.
  const directory = await mkdtemp(join(tmpdir(), 'chart-registry-'));
  try {
    const file = join(directory, 'config.json');
    const auth =
      credentials &&
      Buffer.from(`${credentials.username}:${credentials.password}`).toString(
        'base64',
      );
    await writeFile(
      file,
      JSON.stringify({ auths: auth ? { [host]: { auth } } : {} }),
      { mode: 0o600 },
    );
    return await use(file);
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
}
