import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import type { z } from 'zod';

/**
 * A JSON document that survives a restart: read once, kept in memory, written whole and atomically.
 * A change is on disk before `update` returns, so that a killed sandbox forgets nothing it has answered for.
 */
export class StateFile<T> {
  #value: T;

  constructor(
    private readonly path: string,
    schema: z.ZodType<T, z.ZodTypeDef, unknown>,
    initial: T,
  ) {
    this.#value = readState(path, schema) ?? initial;
  }

  get value(): Readonly<T> {
    return this.#value;
  }

  update(change: (value: T) => void): void {
    change(this.#value);
    mkdirSync(dirname(this.path), { recursive: true });
    const temporary = `${this.path}.tmp`;
    writeFileSync(temporary, `${JSON.stringify(this.#value)}\n`);
    renameSync(temporary, this.path);
  }
}

function readState<T>(
  path: string,
  schema: z.ZodType<T, z.ZodTypeDef, unknown>,
): T | undefined {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') {
      return undefined;
    }
    throw error;
  }
  try {
    return schema.parse(JSON.parse(text));
  } catch (error) {
    throw new Error(
      `The sandbox cannot read ${path}: ${
        (error as Error).message
      }. Start afresh with: npm start -- --reset`,
      { cause: error },
    );
  }
}
