import { crash, holdAt, toRounds, type Held, type Point } from './crash';
import type { Kind, Outcome } from './outcomes';
import type { Stage } from './Stage';

/** Environment of portals whose requests are held until the last creation of a round has come to its point. */
export const PATIENT = { CLIENT_TIMEOUT_MS: '180000' };

/** A point in a creation of a kind. */
export type KindPoint = Point & { kind: Kind };

/**
 * Kills a creation, or with `fail` its clean-up, at each of the points; many at once. Answers with the kind, the point in
 * words, and what came of it.
 */
export async function crashAtEach(
  stage: Stage,
  points: readonly KindPoint[],
  options: { rounds: number; fail?: boolean },
): Promise<Array<[Kind, string, Outcome]>> {
  const { rounds, fail } = options;
  const ends: Array<[Kind, string, Outcome]> = [];
  const all = toRounds(points, { portals: stage.portals.length, rounds });
  for (const [round, places] of all.entries()) {
    const held: Held[] = [];
    for (const [index, { kind, ...place }] of places.entries()) {
      const name = `crash-${kind}-${round}-${index}`;
      held.push(await holdAt(stage, name, place, { kind, fail }));
    }
    const came = await crash(stage, held);
    came.forEach(([what, outcome], index) =>
      ends.push([places[index].kind, what, outcome]),
    );
  }
  return ends;
}
