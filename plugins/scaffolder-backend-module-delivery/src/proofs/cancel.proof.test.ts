/* eslint-disable jest/no-conditional-expect -- which outcome is right depends on the step, and each is asserted */
import { setTimeout as sleep } from 'node:timers/promises';
import {
  holdAt,
  recordCalls,
  Stage,
  UNDONE,
  WHOLE,
  type Held,
} from '../__testUtils__/stage';

jest.setTimeout(300_000);

/** First request of each step, in an order in which none stops the ones behind it. */
const STEPS: Array<[string, RegExp, number]> = [
  ['applications', /argocd POST \/applicationset/, 0],
  ['push', /github POST \/api\/v3\/repos\/acme\/<name>\/git\/trees/, 0],
  ['preflight', /ecr POST \//, 0],
  ['repository', /github POST \/api\/v3\/orgs\/acme\/repos/, 0],
  ['registry', /ecr POST \//, 1],
  ['gitops', /github POST \/api\/v3\/repos\/acme\/gitops-apps\/git\/trees/, 0],
];

/** A task is cancelled in each step, and retried afterwards. */
describe('a creation that is cancelled', () => {
  const stage = new Stage();
  const held: Held[] = [];

  beforeAll(() => stage.start());
  afterAll(() => stage.stop());

  it('leaves nothing behind, in whatever step', async () => {
    const [portal] = stage.portals;
    const calls = await recordCalls(stage, 'undisturbed');
    for (const [step, pattern, nth] of STEPS) {
      const call = calls.find(
        ({ part, method, path, nth: n }) =>
          pattern.test(`${part} ${method} ${path}`) && n === nth,
      );
      expect([step, call]).toEqual([step, expect.anything()]);
      held.push(
        await holdAt(stage, `cancelled-in-${step}`, {
          call: call!,
          when: 'before',
          portal: 0,
        }),
      );
    }
    await Promise.all(held.map(({ task }) => portal.cancel(task)));
    // The scaffolder's worker looks for cancellations once a second.
    await sleep(1500);
    await stage.sandbox.removeFaults();

    for (const { name, task } of held) {
      await portal.finished(task);
      expect([name, await stage.settled(name)]).toEqual([name, UNDONE.ledger]);
      expect([name, await stage.outcome(name)]).toEqual([name, UNDONE]);
    }
  });

  it('is refused when it is retried, with the way out, and its name is free', async () => {
    const [portal] = stage.portals;
    for (const { name, task } of held) {
      await portal.retry(task);
      const { status } = await portal.finished(task);
      await stage.settled(name);
      const events = await portal.events(task);
      const said = events.map(({ body }) => body.message).join('\n');
      const result = {
        name,
        status,
        refused: /choose "Start over" and press Create again/i.test(said),
        outcome: await stage.outcome(name),
      };
      // Before preflight has passed nothing is remembered, and the creation starts afresh.
      const [whole, undone] = [
        {
          name,
          status: 'completed',
          refused: false,
          outcome: { ...WHOLE, ledger: ['cleaned', 'done'] },
        },
        { name, status: 'failed', refused: true, outcome: UNDONE },
      ];
      expect(result).toEqual(name.endsWith('-preflight') ? whole : undone);
    }
    await portal.finished(await stage.create('cancelled-in-push'));
    expect(await stage.settled('cancelled-in-push')).toEqual([
      'cleaned',
      'done',
    ]);
  });
});
