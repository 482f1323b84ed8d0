/** Who holds or waits for a group. */
export interface GateEntry {
  runId: number;
  /** Ends what holds the group. */
  cancel(): void;
  /** Aborted when it need wait no more. */
  signal: AbortSignal;
}

interface Waiting extends GateEntry {
  settle(entered: boolean): void;
}

interface Group {
  holder: GateEntry;
  waiting?: Waiting;
}

/** `concurrency`: in a group one runs and one waits; a newer one takes the place of the one that waits. */
export class ConcurrencyGate {
  readonly #groups = new Map<string, Group>();

  /** Resolves with what gives the group free again, or with undefined where the entry was overtaken or cancelled. */
  async enter(
    name: string,
    entry: GateEntry,
    cancelInProgress: boolean,
  ): Promise<(() => void) | undefined> {
    const group = this.#groups.get(name);
    if (!group) {
      this.#groups.set(name, { holder: entry });
      return () => this.#leave(name, entry);
    }
    if (group.holder.runId === entry.runId) {
      throw new Error(
        `The run holds the concurrency group '${name}' already and would wait for itself.`,
      );
    }
    group.waiting?.settle(false);
    const entered = new Promise<boolean>(settle => {
      group.waiting = { ...entry, settle };
      entry.signal.addEventListener('abort', () => settle(false), {
        once: true,
      });
    });
    if (cancelInProgress) {
      group.holder.cancel();
    }
    if (await entered) {
      return () => this.#leave(name, entry);
    }
    if (group.waiting?.runId === entry.runId) {
      group.waiting = undefined;
    }
    return undefined;
  }

  #leave(name: string, entry: GateEntry): void {
    const group = this.#groups.get(name);
    if (!group || group.holder.runId !== entry.runId) {
      return;
    }
    const next = group.waiting;
    if (next) {
      group.holder = next;
      group.waiting = undefined;
      next.settle(true);
    } else {
      this.#groups.delete(name);
    }
  }
}
