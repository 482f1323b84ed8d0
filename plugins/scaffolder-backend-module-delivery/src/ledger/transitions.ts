/** How far the creation of a service is. Only `cleaned` gives the name back. */
export type CreationState = 'creating' | 'done' | 'cleaning' | 'cleaned';

/**
 * What can happen to a creation:
 * - `complete`: its last step was reached;
 * - `undo`: its task ended without that, or asks for it;
 * - `undone`: nothing of it is left;
 * - `retire`: a service that was created once exists nowhere any more.
 */
export type CreationEvent = 'complete' | 'undo' | 'undone' | 'retire';

const TRANSITIONS: Record<
  CreationState,
  Partial<Record<CreationEvent, CreationState>>
> = {
  creating: { complete: 'done', undo: 'cleaning' },
  done: { complete: 'done', retire: 'cleaned' },
  cleaning: { undo: 'cleaning', undone: 'cleaned' },
  cleaned: { undo: 'cleaned', undone: 'cleaned' },
};

/** The state after an event, or undefined where the event is refused. */
export function nextState(
  state: CreationState,
  event: CreationEvent,
): CreationState | undefined {
  return TRANSITIONS[state][event];
}

/** The states from which an event leads on. */
export function statesBefore(event: CreationEvent): CreationState[] {
  return (Object.keys(TRANSITIONS) as CreationState[]).filter(
    state => TRANSITIONS[state][event] !== undefined,
  );
}

/** What the scaffolder says of a task: `gone` when it has none of that id, `unknown` when it cannot be asked. */
export type TaskState = 'running' | 'completed' | 'failed' | 'gone' | 'unknown';

/** What the reconciler does about a creation. */
export type Verdict = 'wait' | 'complete' | 'undo';

/**
 * What to do about a creation, given its task. A running task looks after its own creation, clean-up included.
 * A task that completed without `delivery:complete` has left a whole service behind, which nobody may delete.
 */
export function judge(state: CreationState, task: TaskState): Verdict {
  if (task === 'running' || task === 'unknown') {
    return 'wait';
  }
  if (state === 'creating') {
    return task === 'completed' ? 'complete' : 'undo';
  }
  return state === 'cleaning' ? 'undo' : 'wait';
}
