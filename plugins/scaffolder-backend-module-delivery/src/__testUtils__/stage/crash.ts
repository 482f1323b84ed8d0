import { setTimeout as sleep } from 'node:timers/promises';
import { until } from '../ChildBackend';
import type { Kind, Outcome } from './outcomes';
import type { Stage } from './Stage';
import { describeCall, faultOn, type Call } from './writes';

/** A place where the backend is killed: with this request on its way, or with its answer. */
export interface Point {
  call: Call;
  when: 'before' | 'after';
}

export interface Held extends Point {
  name: string;
  portal: number;
  task: string;
}

/** The places of a creation or clean-up with these writes. */
export function pointsOf(writes: readonly Call[]): Point[] {
  return writes.flatMap(call => [
    { call, when: 'before' as const },
    { call, when: 'after' as const },
  ]);
}

/**
 * Writers of one portal queue up for the GitOps repository, so that one that is held there stops the others: at most
 * one such point for each portal, and the last to be set up.
 */
export function takesTurns({ call }: Point): boolean {
  return (
    call.path.includes('/gitops-apps/git/') &&
    !call.path.includes('refs/heads/delivery') &&
    !call.path.endsWith('/git/refs')
  );
}

/** Spreads points over rounds, and in each round over portals. */
export function toRounds<P extends Point>(
  points: readonly P[],
  options: { portals: number; rounds: number },
): Array<Array<P & { portal: number }>> {
  const { portals, rounds } = options;
  const free = points.filter(point => !takesTurns(point));
  const turns = points.filter(takesTurns);
  if (turns.length > portals * rounds) {
    throw new Error(`${turns.length} points need more rounds`);
  }
  return Array.from({ length: rounds }, (_, round) => [
    ...free
      .filter((_point, index) => index % rounds === round)
      .map((point, index) => ({ ...point, portal: index % portals })),
    ...turns
      .slice(round * portals, (round + 1) * portals)
      .map((point, portal) => ({ ...point, portal })),
  ]);
}

/** Starts a creation and holds it at the point. */
export async function holdAt(
  stage: Stage,
  name: string,
  point: Point & { portal: number },
  options: { fail?: boolean; kind?: Kind } = {},
): Promise<Held> {
  const { call, when, portal } = point;
  const fault = await stage.sandbox.addFault(
    faultOn(call, name, { kind: 'hold' }, when),
  );
  const task = await stage.create(name, { ...options, portal });
  await until(
    `${name} is held ${when} ${describeCall(call)}`,
    () => stage.sandbox.hasStruck(fault),
    25,
  );
  return { ...point, name, task };
}

/** Kills the portals with all those creations held, starts them again, and answers how each creation ended. */
export async function crash(
  stage: Stage,
  held: readonly Held[],
): Promise<Array<[string, Outcome]>> {
  for (const { name, portal, task } of held) {
    const { status } = await stage.portals[portal].task(task);
    if (status !== 'processing') {
      throw new Error(`${name} was ${status} before the crash`);
    }
  }
  await Promise.all(stage.portals.map(portal => portal.kill()));
  await sleep(300);
  await stage.sandbox.removeFaults();
  await Promise.all(stage.portals.map(portal => portal.start()));
  const outcomes: Array<[string, Outcome]> = [];
  for (const { name, portal, task, call, when } of held) {
    await stage.portals[portal].finished(task);
    await stage.settled(name, portal);
    outcomes.push([
      `killed ${when} ${describeCall(call)}`,
      await stage.outcome(name, portal),
    ]);
  }
  return outcomes;
}
