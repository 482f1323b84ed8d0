import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { z } from 'zod';
import type { LiveObject } from './model';

const stateSchema = z.object({
  resourceVersion: z.number().int(),
  objects: z.array(
    z
      .object({
        apiVersion: z.string(),
        kind: z.string(),
        metadata: z
          .object({
            name: z.string(),
            uid: z.string(),
            resourceVersion: z.string(),
            generation: z.number(),
            creationTimestamp: z.string(),
          })
          .passthrough(),
      })
      .passthrough(),
  ),
});

export interface ObjectState {
  resourceVersion: number;
  objects: LiveObject[];
}

/**
 * The cluster on disk. Written whole and atomically, a moment after the last change: what a kill can lose, Argo CD
 * and the controllers make again.
 */
export class ObjectFile {
  #timer?: NodeJS.Timeout;
  #pending?: () => ObjectState;

  constructor(private readonly path: string, private readonly delay = 400) {}

  read(): ObjectState {
    let text: string;
    try {
      text = readFileSync(this.path, 'utf8');
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') {
        return { resourceVersion: 1, objects: [] };
      }
      throw error;
    }
    const parsed = stateSchema.safeParse(JSON.parse(text));
    if (!parsed.success) {
      throw new Error(
        `The sandbox cannot read ${this.path}: ${parsed.error.message}. Start afresh with: npm start -- --reset`,
      );
    }
    return parsed.data as unknown as ObjectState;
  }

  write(state: () => ObjectState): void {
    this.#pending = state;
    this.#timer ??= setTimeout(() => this.flush(), this.delay);
  }

  flush(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    const state = this.#pending?.();
    this.#pending = undefined;
    if (!state) {
      return;
    }
    mkdirSync(dirname(this.path), { recursive: true });
    writeFileSync(`${this.path}.tmp`, JSON.stringify(state));
    renameSync(`${this.path}.tmp`, this.path);
  }
}
