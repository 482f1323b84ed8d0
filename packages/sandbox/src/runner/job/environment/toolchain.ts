import { access, constants } from 'node:fs/promises';
import { delimiter, join } from 'node:path';

/** The machine lacks a tool chain: the job is skipped, and says why. */
export class MissingToolchainError extends Error {
  override readonly name = 'MissingToolchainError';
}

/** Throws where one of the programs is not on the search path. */
export async function requirePrograms(
  programs: string[],
  path: string,
  hint: string,
): Promise<void> {
  for (const program of programs) {
    if (!(await findProgram(program, path))) {
      throw new MissingToolchainError(
        `this machine has no \`${program}\`: ${hint}`,
      );
    }
  }
}

async function findProgram(
  program: string,
  path: string,
): Promise<string | undefined> {
  for (const folder of path.split(delimiter)) {
    const candidate = join(folder, program);
    try {
      await access(candidate, constants.X_OK);
      return candidate;
    } catch {
      // Not in this folder: the next one may have it.
    }
  }
  return undefined;
}
