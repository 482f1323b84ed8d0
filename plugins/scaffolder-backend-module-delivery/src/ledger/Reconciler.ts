import type { LoggerService } from '@backstage/backend-plugin-api';
import { isError } from '@backstage/errors';
import { setTimeout as sleep } from 'node:timers/promises';
import type { CleanUp } from './CleanUp';
import type { Creation } from './Creation';
import type { Ledger } from './Ledger';
import type { TaskStates } from './TaskStates';
import { judge, type Verdict } from './transitions';

/** When to look after the event of a task's end: the event comes before the scaffolder's own commit. */
const DELAYS_AFTER_EVENT = [100, 400, 1000, 3000];

/**
 * Brings every creation to rest: undoes what a finished task left behind. It looks at the creation first and at its
 * task second, and takes the creation over only if no action has entered in between.
 */
export class Reconciler {
  constructor(
    private readonly options: {
      ledger: Ledger;
      tasks: TaskStates;
      cleanUp: CleanUp;
      logger: LoggerService;
    },
  ) {}

  /** Every creation that is not at rest. One that fails does not stop the others; it is tried again next time. */
  async reconcile(options: { signal?: AbortSignal } = {}): Promise<void> {
    for (const creation of await this.options.ledger.listUnsettled()) {
      if (options.signal?.aborted) {
        return;
      }
      await this.#settleOrLog(creation, options);
    }
  }

  /** The creations of a task that is said to have ended. */
  async onTaskEnd(
    taskId: string,
    options: { signal?: AbortSignal } = {},
  ): Promise<void> {
    for (const delay of DELAYS_AFTER_EVENT) {
      await sleep(delay, undefined, { signal: options.signal });
      const creations = await this.options.ledger.listUnsettled({ taskId });
      const verdicts: Verdict[] = [];
      for (const creation of creations) {
        verdicts.push(await this.#settleOrLog(creation, options));
      }
      if (verdicts.every(verdict => verdict !== 'wait')) {
        return;
      }
    }
  }

  async #settleOrLog(
    creation: Creation,
    options: { signal?: AbortSignal },
  ): Promise<Verdict> {
    try {
      return await this.#settle(creation, options);
    } catch (error) {
      this.options.logger.warn(
        `Ledger: the creation of "${creation.service}" by task ${creation.taskId} is not settled yet and will be tried again`,
        isError(error) ? error : undefined,
      );
      return 'wait';
    }
  }

  async #settle(
    creation: Creation,
    options: { signal?: AbortSignal },
  ): Promise<Verdict> {
    const { ledger, tasks, cleanUp, logger } = this.options;
    const { id, service, taskId, state, version } = creation;
    const verdict = judge(state, await tasks.stateOf(taskId));
    if (verdict === 'complete') {
      await ledger.complete(id);
      logger.warn(
        `Ledger: task ${taskId} created "${service}" without a step delivery:complete; the creation counts as done. Add that step to the template.`,
      );
    }
    if (verdict === 'undo') {
      if (!(await ledger.beginUndo(id, { version }))) {
        return 'wait';
      }
      if ((await cleanUp.run(id, options)) === 'busy') {
        return 'wait';
      }
      logger.info(
        `Ledger: undid the creation of "${service}", which task ${taskId} had left behind`,
      );
    }
    return verdict;
  }
}
