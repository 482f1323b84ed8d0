import {
  describeCall,
  faultOn,
  isWrite,
  recordCalls,
  Stage,
  UNDONE,
  WHOLE,
  type Call,
  type Fault,
} from '../__testUtils__/stage';

jest.setTimeout(600_000);

/** Calls in groups that one creation can take: far from each other, and never two of one kind. */
function toGroups(calls: readonly Call[], count: number): Call[][] {
  const groups: Call[][] = Array.from({ length: count }, () => []);
  const key = ({ part, method, path }: Call) => `${part} ${method} ${path}`;
  calls.forEach((call, index) => {
    for (let shift = 0; ; shift += 1) {
      const group = groups[(index + shift) % count];
      if (shift > count) {
        throw new Error(`${describeCall(call)} finds no group`);
      }
      if (!group.some(other => key(other) === key(call))) {
        group.push(call);
        return;
      }
    }
  });
  return groups;
}

/** Each outgoing call in turn meets a world that misbehaves. */
describe('a creation that meets faults', () => {
  const stage = new Stage();
  let calls: Call[];

  beforeAll(async () => {
    await stage.start(1, { CLIENT_TIMEOUT_MS: '1500' });
    await recordCalls(stage, 'warm-up');
    calls = await recordCalls(stage, 'undisturbed');
  });
  afterAll(() => stage.stop());

  const create = async (name: string) => {
    const [portal] = stage.portals;
    const task = await stage.create(name);
    const { status } = await portal.finished(task, 120);
    await stage.sandbox.removeFaults();
    const events = await portal.events(task);
    const failure = events.find(({ body }) => body.status === 'failed')?.body;
    return { status, message: failure?.message ?? '' };
  };

  // Each row is whole: a missing last value would be taken for Jest's `done`, and the test would never end.
  it.each<[string, Fault['action'], 'before' | 'after']>([
    ['500', { kind: 'status', status: 500 }, 'before'],
    [
      '429 with Retry-After',
      { kind: 'status', status: 429, headers: { 'retry-after': '1' } },
      'before',
    ],
    ['a reset connection', { kind: 'reset' }, 'before'],
    ['a time-out', { kind: 'hold' }, 'before'],
    // The call had its effect, and nobody heard of it.
    ['a lost answer', { kind: 'reset' }, 'after'],
  ])('goes on after %s in any call', async (what, action, when) => {
    expect(calls.length).toBeGreaterThan(30);
    const groups = toGroups(calls, 8);
    for (const [index, group] of groups.entries()) {
      const name = `${what.replace(/[^a-z0-9]+/gi, '-')}-${index}`
        .toLocaleLowerCase('en-US')
        .replace(/^/, 'f-');
      const faults: string[] = [];
      for (const call of group) {
        faults.push(
          await stage.sandbox.addFault(faultOn(call, name, action, when)),
        );
      }
      const task = await stage.create(name);
      const { status } = await stage.portals[0].finished(task, 120);
      const struck = await Promise.all(
        faults.map(fault => stage.sandbox.hasStruck(fault)),
      );
      await stage.sandbox.removeFaults();
      const about = group.map(describeCall);
      expect([about, status]).toEqual([about, 'completed']);
      expect([about, struck]).toEqual([about, group.map(() => true)]);
      expect([about, await stage.outcome(name)]).toEqual([about, WHOLE]);
    }
  });

  it('says what to do, and leaves nothing behind, when a call is refused for good', async () => {
    const writes = calls.filter(isWrite);
    for (const [index, call] of writes.entries()) {
      const name = `refused-${index}`;
      await stage.sandbox.addFault({
        ...faultOn(call, name, { kind: 'status', status: 403 }),
        times: 1,
      });
      const { status, message } = await create(name);
      const about = describeCall(call);
      expect([about, status]).toEqual([about, 'failed']);
      // System, object: problem (status). Remedy.
      expect([about, message]).toEqual([
        about,
        expect.stringMatching(
          /(GitHub|ECR|GitOps|Argo CD), [^:]+: [^]+\. [A-Z][^]+\./,
        ),
      ]);
      expect(message).not.toContain(stage.sandbox.token);
      await stage.settled(name);
      const outcome = await stage.outcome(name);
      expect([about, { ...outcome, ledger: UNDONE.ledger }]).toEqual([
        about,
        UNDONE,
      ]);
      expect(outcome.ledger).not.toContain('done');
    }
  });
});
