import { join } from 'node:path';
import { StateFile } from '../../core';
import { GitRepository } from '../git';
import { recordSchema, type RepositoryRecord } from './record';

const RECORD_FILE = 'sandbox.json';

/** One repository: its git side and its record. */
export class Repository {
  readonly git: GitRepository;
  readonly #state: StateFile<RepositoryRecord>;
  #gone = false;

  constructor(
    readonly owner: string,
    readonly name: string,
    dir: string,
    initial: RepositoryRecord,
  ) {
    this.git = new GitRepository(dir);
    this.#state = new StateFile<RepositoryRecord>(
      join(dir, RECORD_FILE),
      recordSchema,
      initial,
    );
  }

  get slug(): string {
    return `${this.owner}/${this.name}`;
  }

  get id(): number {
    return this.record.id;
  }

  get dir(): string {
    return this.git.dir;
  }

  get record(): Readonly<RepositoryRecord> {
    return this.#state.value;
  }

  /** Moved or deleted: nothing may be written below its old folder any more. */
  retire(): void {
    this.#gone = true;
  }

  update(change: (record: RepositoryRecord) => void): void {
    if (this.#gone) {
      return;
    }
    this.#state.update(record => {
      change(record);
      record.updatedAt = new Date().toISOString();
    });
  }
}
