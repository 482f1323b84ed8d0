import {
  CreationEvent,
  CreationState,
  judge,
  nextState,
  statesBefore,
  TaskState,
  Verdict,
} from './transitions';

describe('nextState', () => {
  it.each<[CreationState, CreationEvent, CreationState | undefined]>([
    ['creating', 'complete', 'done'],
    ['creating', 'undo', 'cleaning'],
    ['creating', 'undone', undefined],
    ['creating', 'retire', undefined],
    ['done', 'complete', 'done'],
    ['done', 'undo', undefined],
    ['done', 'undone', undefined],
    ['done', 'retire', 'cleaned'],
    ['cleaning', 'complete', undefined],
    ['cleaning', 'undo', 'cleaning'],
    ['cleaning', 'undone', 'cleaned'],
    ['cleaning', 'retire', undefined],
    ['cleaned', 'complete', undefined],
    ['cleaned', 'undo', 'cleaned'],
    ['cleaned', 'undone', 'cleaned'],
    ['cleaned', 'retire', undefined],
  ])('%s, %s: %s', (state, event, expected) => {
    expect(nextState(state, event)).toBe(expected);
  });

  it('knows where an event leads on', () => {
    expect(statesBefore('complete')).toEqual(['creating', 'done']);
    expect(statesBefore('undo')).toEqual(['creating', 'cleaning', 'cleaned']);
  });
});

describe('judge', () => {
  it.each<[CreationState, TaskState, Verdict]>([
    ['creating', 'running', 'wait'],
    ['creating', 'unknown', 'wait'],
    ['creating', 'failed', 'undo'],
    ['creating', 'gone', 'undo'],
    ['creating', 'completed', 'complete'],
    ['cleaning', 'running', 'wait'],
    ['cleaning', 'unknown', 'wait'],
    ['cleaning', 'failed', 'undo'],
    ['cleaning', 'gone', 'undo'],
    ['cleaning', 'completed', 'undo'],
    ['done', 'running', 'wait'],
    ['done', 'failed', 'wait'],
    ['done', 'gone', 'wait'],
    ['cleaned', 'failed', 'wait'],
  ])('%s while the task is %s: %s', (state, task, expected) => {
    expect(judge(state, task)).toBe(expected);
  });
});
