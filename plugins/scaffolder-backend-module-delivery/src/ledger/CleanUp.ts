import type { LoggerService } from '@backstage/backend-plugin-api';
import { ConflictError, isError } from '@backstage/errors';
import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Creation } from './Creation';
import type { Ledger } from './Ledger';

/** Deletes everything that a creation has made and that carries its marker. Safe to repeat, and to kill. */
export type Undo = (
  creation: Creation,
  options: { logger: LoggerService; signal: AbortSignal },
) => Promise<void>;

/** Undoes creations, each by one cleaner at a time, however many replicas and tasks ask for it. */
export class CleanUp {
  readonly #leaseSeconds: number;

  constructor(
    private readonly options: {
      ledger: Ledger;
      undo: Undo;
      logger: LoggerService;
      /** After so many seconds without a sign of life another cleaner takes over. */
      leaseSeconds?: number;
    },
  ) {
    this.#leaseSeconds = options.leaseSeconds ?? 15;
  }

  /** Undoes a creation that is cleaning, unless another cleaner is at it. */
  async run(
    id: string,
    options: { logger?: LoggerService; signal?: AbortSignal } = {},
  ): Promise<'cleaned' | 'busy'> {
    const { ledger, undo } = this.options;
    const logger = options.logger ?? this.options.logger;
    const cleaner = randomUUID();
    const lease = () =>
      ledger.lease(id, { cleaner, seconds: this.#leaseSeconds });
    if (!(await lease())) {
      const present = await ledger.get(id);
      return present?.state === 'cleaned' ? 'cleaned' : 'busy';
    }
    const lost = new AbortController();
    const heartbeat = setInterval(() => {
      lease().then(
        held => held || lost.abort(),
        error => logger.warn(`Ledger: cannot renew the lease of ${id}`, error),
      );
    }, (this.#leaseSeconds * 1000) / 3);
    try {
      const creation = (await ledger.get(id))!;
      const signal = AbortSignal.any([
        lost.signal,
        ...(options.signal ? [options.signal] : []),
      ]);
      await undo(creation, { logger, signal });
      signal.throwIfAborted();
      await ledger.endUndo(id, { cleaner });
      return 'cleaned';
    } catch (error) {
      await ledger.endUndo(id, {
        cleaner,
        problem: isError(error) ? error.message : String(error),
      });
      throw error;
    } finally {
      clearInterval(heartbeat);
    }
  }

  /** The same, but waits for another cleaner to end. */
  async runOrWait(
    id: string,
    options: {
      logger?: LoggerService;
      signal?: AbortSignal;
      timeoutSeconds?: number;
    } = {},
  ): Promise<void> {
    const until = Date.now() + (options.timeoutSeconds ?? 120) * 1000;
    while ((await this.run(id, options)) === 'busy') {
      if (Date.now() > until) {
        throw new ConflictError(
          `Ledger: the clean-up of creation ${id} is still under way elsewhere. It goes on by itself; look again in a few minutes.`,
        );
      }
      await sleep(500, undefined, { signal: options.signal });
    }
  }
}
