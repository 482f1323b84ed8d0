import { access, constants } from 'node:fs/promises';
import { delimiter, join } from 'node:path';

/** Whether a program of this name can be executed. */
export async function isOnPath(
  program: string,
  searchPath = process.env.PATH ?? '',
): Promise<boolean> {
  const found = await Promise.all(
    searchPath
      .split(delimiter)
      .filter(Boolean)
      .map(folder =>
        access(join(folder, program), constants.X_OK).then(
          () => true,
          () => false,
        ),
      ),
  );
  return found.includes(true);
}
