/* eslint-disable jest/no-conditional-expect -- which outcome is right depends on the call, and each is asserted */
import {
  describeCall,
  ENDS,
  faultOn,
  isWrite,
  recordCalls,
  Stage,
  type Call,
  type Fault,
  type Kind,
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

/**
 * Whether a call may be refused for good without harm. ECR reads and writes by one address: either preflight cannot look,
 * which ends the creation, or the image's digest is not found out, and its tag runs.
 */
function isDispensable(kind: Kind, { part }: Call): boolean {
  return kind === 'prebuilt' && part === 'ecr';
}

/** Each outgoing call in turn meets a world that misbehaves. */
describe('a creation that meets faults', () => {
  const stage = new Stage();
  const calls = {} as Record<Kind, Call[]>;

  beforeAll(async () => {
    await stage.start(1, { CLIENT_TIMEOUT_MS: '1500' });
    await recordCalls(stage, 'warm-up');
    for (const kind of ['service', 'prebuilt', 'onboard'] as const) {
      calls[kind] = await recordCalls(stage, `undisturbed-${kind}`, { kind });
    }
  });
  afterAll(() => stage.stop());

  const create = async (name: string, kind: Kind) => {
    const [portal] = stage.portals;
    const task = await stage.create(name, { kind });
    const { status } = await portal.finished(task, 120);
    await stage.sandbox.removeFaults();
    const events = await portal.events(task);
    const failure = events.find(({ body }) => body.status === 'failed')?.body;
    return { status, message: failure?.message ?? '' };
  };

  /** One after the other, each call meets the fault, and the creation ends as if it had not. */
  const strikeEach = async (
    kind: Kind,
    what: string,
    fault: { action: Fault['action']; when: 'before' | 'after' },
  ) => {
    for (const [index, group] of toGroups(calls[kind], 8).entries()) {
      const name = `f-${kind}-${what.replace(/[^a-z0-9]+/gi, '-')}-${index}`
        .toLocaleLowerCase('en-US')
        .slice(-40)
        .replace(/^[^a-z]+/, '');
      await stage.prepare(name, kind);
      const faults: string[] = [];
      for (const call of group) {
        faults.push(
          await stage.sandbox.addFault(
            faultOn(call, name, fault.action, fault.when),
          ),
        );
      }
      const task = await stage.create(name, { kind });
      const { status } = await stage.portals[0].finished(task, 120);
      const struck = await Promise.all(
        faults.map(id => stage.sandbox.hasStruck(id)),
      );
      await stage.sandbox.removeFaults();
      const about = group.map(describeCall);
      expect([about, status]).toEqual([about, 'completed']);
      const missed = about.filter((_, nth) => !struck[nth]);
      expect([name, missed]).toEqual([name, []]);
      expect([about, await stage.outcome(name)]).toEqual([
        about,
        ENDS[kind].whole,
      ]);
    }
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
    expect(calls.service.length).toBeGreaterThan(30);
    await strikeEach('service', what, { action, when });
  });

  // The clients are the same: what differs is what a lost answer leaves behind.
  it.each<[Kind, number]>([
    ['prebuilt', 20],
    ['onboard', 30],
  ])('goes on after a lost answer in any call of: %s', async (kind, least) => {
    expect(calls[kind].length).toBeGreaterThan(least);
    const lost = { action: { kind: 'reset' }, when: 'after' } as const;
    await strikeEach(kind, 'lost', lost);
  });

  it.each<Kind>(['service', 'prebuilt', 'onboard'])(
    'says what to do, and leaves nothing behind, when a call is refused for good: %s',
    async kind => {
      const { undone } = ENDS[kind];
      for (const [index, call] of calls[kind].filter(isWrite).entries()) {
        const name = `refused-${kind}-${index}`;
        await stage.prepare(name, kind);
        await stage.sandbox.addFault({
          ...faultOn(call, name, { kind: 'status', status: 403 }),
          times: 1,
        });
        const { status, message } = await create(name, kind);
        const about = describeCall(call);
        if (isDispensable(kind, call) && status === 'completed') {
          expect([about, await stage.outcome(name)]).toEqual([
            about,
            { ...ENDS[kind].whole, release: 'named' },
          ]);
          continue;
        }
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
        expect([about, { ...outcome, ledger: undone.ledger }]).toEqual([
          about,
          undone,
        ]);
        expect(outcome.ledger).not.toContain('done');
      }
    },
  );
});
