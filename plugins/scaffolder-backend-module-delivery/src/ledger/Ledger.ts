import type { Creation, Made } from './Creation';

/**
 * The table of creations. Every method is one atomic step; what a state does not allow is a `ConflictError`
 * that says what to do.
 */
export interface Ledger {
  /**
   * Takes the name for a task. Two tasks that race get one winner; the winner may ask again.
   * @param options.retire - id of a finished creation whose service was found to exist nowhere, to be let go first
   */
  claim(options: {
    service: string;
    taskId: string;
    retire?: string;
  }): Promise<Creation>;
  /** The creation that holds the name. */
  holder(service: string): Promise<Creation | undefined>;
  /** The latest creation of a service by a task. */
  find(options: {
    service: string;
    taskId: string;
  }): Promise<Creation | undefined>;
  get(id: string): Promise<Creation | undefined>;
  /** Creations that are not at rest: creating or cleaning. */
  listUnsettled(options?: { taskId?: string }): Promise<Creation[]>;
  /** An action begins to work: refused unless the creation is the task's own and still in creation. */
  enter(options: {
    service: string;
    taskId: string;
    begins?: Made;
  }): Promise<Creation>;
  /** Adds to what the creation has made; refused when it is no longer in creation. */
  record(id: string, made: Made): Promise<Creation>;
  complete(id: string): Promise<Creation>;
  /**
   * The creation is to be undone. With a version: only if no action has entered since that version was read
   * (false otherwise), so that a retried task and the reconciler cannot work against each other.
   */
  beginUndo(id: string, options?: { version?: number }): Promise<boolean>;
  /** Becomes the one who undoes it, or goes on being it; false while another one is. */
  lease(
    id: string,
    options: { cleaner: string; seconds: number },
  ): Promise<boolean>;
  /** The clean-up ended: whole without a problem, or to be tried again. */
  endUndo(
    id: string,
    options: { cleaner: string; problem?: string },
  ): Promise<void>;
}
