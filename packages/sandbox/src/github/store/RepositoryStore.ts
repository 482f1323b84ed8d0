import { randomUUID } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { mkdir, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { StateFile, type SandboxContext } from '../../core';
import { createBare, moveRef, NO_COMMIT } from '../git';
import {
  newOrganisation,
  organisationSchema,
  type OrganisationRecord,
} from './organisation';
import { newRecord, type RepositoryRecord } from './record';
import { Repository } from './Repository';

export interface RefMove {
  /** `refs/heads/…` or `refs/tags/…` */
  name: string;
  /** NO_COMMIT where there is nothing. */
  from: string;
  to: string;
  /** Login of who moves it. */
  actor: string;
}

/** A repository of that name is there already. */
export class NameTakenError extends Error {
  readonly name = 'NameTakenError';
}

/**
 * The repositories on disk. One appears by a single rename with everything in it, and goes by one, so that a kill at
 * any moment leaves whole repositories only.
 */
export class RepositoryStore {
  readonly organisation: StateFile<OrganisationRecord>;
  readonly #home: string;
  readonly #repositories = new Map<string, Repository>();
  readonly #creating = new Set<string>();

  constructor(private readonly context: SandboxContext) {
    const home = join(context.dataDir, 'github');
    this.#home = home;
    this.organisation = new StateFile<OrganisationRecord>(
      join(home, 'organisation.json'),
      organisationSchema,
      newOrganisation(),
    );
    rmSync(join(home, 'unfinished'), { recursive: true, force: true });
    mkdirSync(join(home, 'repositories'), { recursive: true });
    for (const owner of readdirSync(join(home, 'repositories'))) {
      for (const folder of readdirSync(join(home, 'repositories', owner))) {
        const dir = join(home, 'repositories', owner, folder);
        if (folder.endsWith('.git') && existsSync(join(dir, 'HEAD'))) {
          this.#add(
            new Repository(owner, folder.slice(0, -4), dir, newRecord(0, {})),
          );
        }
      }
    }
  }

  list(): Repository[] {
    return [...this.#repositories.values()].sort((a, b) => a.id - b.id);
  }

  find(slug: string): Repository | undefined {
    return this.#repositories.get(slug.toLowerCase());
  }

  findById(id: number): Repository | undefined {
    return this.list().find(repository => repository.id === id);
  }

  newId(): number {
    const id = this.organisation.value.nextId;
    this.organisation.update(organisation => {
      organisation.nextId = id + 1;
    });
    return id;
  }

  /** Makes a repository; `fill` writes into it before anybody sees it. */
  async create(
    name: string,
    options: Partial<RepositoryRecord>,
    fill: (repository: Repository) => Promise<void>,
    actor: string,
  ): Promise<Repository> {
    const { owner } = this.context;
    const key = `${owner}/${name}`.toLowerCase();
    if (this.#repositories.has(key) || this.#creating.has(key)) {
      throw new NameTakenError(`${owner}/${name} is there already`);
    }
    this.#creating.add(key);
    try {
      const record = newRecord(this.newId(), options);
      const unfinished = join(this.#home, 'unfinished', `${randomUUID()}.git`);
      await mkdir(dirname(unfinished), { recursive: true });
      await createBare(unfinished, record.defaultBranch);
      const draft = new Repository(owner, name, unfinished, record);
      await fill(draft);
      draft.update(() => {});
      const repository = await this.#publish(draft, name);
      for (const ref of await repository.git.refs()) {
        this.#emit(repository, { ...ref, from: NO_COMMIT, to: ref.sha, actor });
      }
      return repository;
    } finally {
      this.#creating.delete(key);
    }
  }

  async remove(repository: Repository): Promise<void> {
    await repository.git.exclusive(async () => {
      if (this.find(repository.slug) !== repository) {
        return;
      }
      const bin = join(this.#home, 'unfinished', randomUUID());
      await mkdir(dirname(bin), { recursive: true });
      await rename(repository.dir, bin);
      repository.retire();
      this.#repositories.delete(repository.slug.toLowerCase());
      await rm(bin, { recursive: true, force: true });
    });
  }

  async rename(repository: Repository, name: string): Promise<Repository> {
    if (this.find(`${repository.owner}/${name}`)) {
      throw new NameTakenError(`${name} is there already`);
    }
    return repository.git.exclusive(async () => {
      this.#repositories.delete(repository.slug.toLowerCase());
      return this.#publish(repository, name);
    });
  }

  /** Moves a ref if it still is at `from`, and tells the world. For callers that hold the repository's lock. */
  async moveRef(repository: Repository, move: RefMove): Promise<void> {
    await moveRef(repository.dir, move);
    this.announce(repository, [move]);
  }

  /** The same for callers that do not. */
  moveRefAlone(repository: Repository, move: RefMove): Promise<void> {
    return repository.git.exclusive(() => this.moveRef(repository, move));
  }

  /** Tells of refs that have moved already. */
  announce(repository: Repository, moves: RefMove[]): void {
    if (moves.length > 0) {
      repository.update(record => {
        record.pushedAt = new Date().toISOString();
      });
    }
    for (const move of moves) {
      this.#emit(repository, move);
    }
  }

  #emit(repository: Repository, move: RefMove): void {
    this.context.events.emit('push', {
      repository: repository.slug,
      ref: move.name,
      before: move.from,
      after: move.to,
      actor: move.actor,
    });
  }

  async #publish(from: Repository, name: string): Promise<Repository> {
    const dir = join(this.#home, 'repositories', from.owner, `${name}.git`);
    await mkdir(dirname(dir), { recursive: true });
    await rename(from.dir, dir);
    from.retire();
    const repository = new Repository(from.owner, name, dir, from.record);
    this.#add(repository);
    return repository;
  }

  #add(repository: Repository): void {
    this.#repositories.set(repository.slug.toLowerCase(), repository);
  }
}
