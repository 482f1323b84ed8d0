import {
  resolvePackagePath,
  type DatabaseService,
} from '@backstage/backend-plugin-api';
import type { Knex } from 'knex';
import { randomUUID } from 'node:crypto';
import type { Creation, Made } from './Creation';
import type { Ledger } from './Ledger';
import { merge, now, TABLE, toCreation, type Row } from './creationRow';
import { nameTaken, noClaim, refusal } from './refusals';
import { nextState, statesBefore, type CreationEvent } from './transitions';

/** The ledger in the scaffolder plugin's database, SQLite or PostgreSQL. */
export class DatabaseLedger implements Ledger {
  static async create(database: DatabaseService): Promise<DatabaseLedger> {
    const knex = await database.getClient();
    if (!database.migrations?.skip) {
      await knex.migrate.latest({
        directory: resolvePackagePath(
          '@internal/plugin-scaffolder-backend-module-delivery',
          'migrations',
        ),
        // The scaffolder keeps its own migrations in the same database.
        tableName: 'delivery_knex_migrations',
      });
    }
    return new DatabaseLedger(knex);
  }

  private constructor(private readonly knex: Knex) {}

  async claim(options: {
    service: string;
    taskId: string;
    retire?: string;
  }): Promise<Creation> {
    const { service, taskId, retire } = options;
    if (retire) {
      await this.#move(retire, 'retire');
    }
    const at = now();
    await this.knex(TABLE)
      .insert({
        id: randomUUID(),
        service,
        task_id: taskId,
        state: 'creating',
        version: 0,
        made: '{}',
        created_at: at,
        updated_at: at,
      })
      .onConflict(this.knex.raw("(service) where state <> 'cleaned'"))
      .ignore();
    const holder = await this.holder(service);
    if (!holder) {
      // Let go between the two statements: whoever asks next gets it.
      return this.claim({ service, taskId });
    }
    if (holder.taskId !== taskId) {
      throw nameTaken(holder);
    }
    if (holder.state !== 'creating') {
      throw refusal(holder);
    }
    return holder;
  }

  async holder(service: string): Promise<Creation | undefined> {
    const row = await this.#rows()
      .where({ service })
      .whereNot({ state: 'cleaned' })
      .first();
    return row && toCreation(row);
  }

  async find(options: {
    service: string;
    taskId: string;
  }): Promise<Creation | undefined> {
    const rows = await this.#rows()
      .where({ service: options.service, task_id: options.taskId })
      .orderBy('created_at', 'desc');
    const row = rows.find(r => r.state !== 'cleaned') ?? rows[0];
    return row && toCreation(row);
  }

  async get(id: string): Promise<Creation | undefined> {
    const row = await this.#rows().where({ id }).first();
    return row && toCreation(row);
  }

  async listUnsettled(options: { taskId?: string } = {}): Promise<Creation[]> {
    const query = this.#rows()
      .whereIn('state', ['creating', 'cleaning'])
      .orderBy('created_at');
    if (options.taskId) {
      query.where({ task_id: options.taskId });
    }
    return (await query).map(toCreation);
  }

  async enter(options: {
    service: string;
    taskId: string;
    begins?: Made;
  }): Promise<Creation> {
    const creation = await this.find(options);
    if (!creation) {
      const holder = await this.holder(options.service);
      throw holder
        ? nameTaken(holder)
        : noClaim(options.service, options.taskId);
    }
    return this.#amend(creation.id, options.begins ?? {}, 1);
  }

  async record(id: string, made: Made): Promise<Creation> {
    return this.#amend(id, made, 0);
  }

  async complete(id: string): Promise<Creation> {
    await this.#move(id, 'complete');
    return this.#mustGet(id);
  }

  async beginUndo(
    id: string,
    options: { version?: number } = {},
  ): Promise<boolean> {
    const { version } = options;
    const before = await this.#mustGet(id);
    const state = nextState(before.state, 'undo');
    if (!state) {
      throw refusal(before);
    }
    if (state === before.state) {
      return true;
    }
    const changed = await this.#rows()
      .where({ id, state: before.state })
      .modify(query => {
        if (version !== undefined) {
          query.where({ version });
        }
      })
      .update({ state, updated_at: now() });
    return changed === 1;
  }

  async lease(
    id: string,
    options: { cleaner: string; seconds: number },
  ): Promise<boolean> {
    const { cleaner, seconds } = options;
    const changed = await this.#rows()
      .where({ id, state: 'cleaning' })
      .where(query =>
        query
          .whereNull('cleaner')
          .orWhere({ cleaner })
          .orWhere('cleaner_until', '<', now()),
      )
      .update({ cleaner, cleaner_until: now(seconds) });
    return changed === 1;
  }

  async endUndo(
    id: string,
    options: { cleaner: string; problem?: string },
  ): Promise<void> {
    const { cleaner, problem } = options;
    await this.#rows()
      .where({ id, state: 'cleaning', cleaner })
      .update({
        cleaner: null,
        cleaner_until: null,
        problem: problem ?? null,
        updated_at: now(),
        ...(problem === undefined ? { state: 'cleaned' } : {}),
      });
  }

  async #move(id: string, event: CreationEvent): Promise<void> {
    const before = await this.#mustGet(id);
    const state = nextState(before.state, event);
    const changed =
      state &&
      (await this.#rows()
        .where({ id })
        .whereIn('state', statesBefore(event))
        .update({ state, updated_at: now() }));
    if (!changed) {
      throw refusal(await this.#mustGet(id));
    }
  }

  /** Merges into what was made while the creation is in creation; a lost race starts over. */
  async #amend(id: string, made: Made, entries: number): Promise<Creation> {
    for (;;) {
      const before = await this.#rows().where({ id }).first();
      if (!before || before.state !== 'creating') {
        throw refusal(await this.#mustGet(id));
      }
      const changed = await this.#rows()
        .where({ id, state: 'creating', version: before.version })
        .where({ made: before.made })
        .update({
          version: before.version + entries,
          made: JSON.stringify(merge(JSON.parse(before.made), made)),
          updated_at: now(),
        });
      if (changed === 1) {
        return this.#mustGet(id);
      }
    }
  }

  async #mustGet(id: string): Promise<Creation> {
    const creation = await this.get(id);
    if (!creation) {
      throw new Error(`Ledger: there is no creation ${id}`);
    }
    return creation;
  }

  #rows() {
    return this.knex<Row>(TABLE);
  }
}
