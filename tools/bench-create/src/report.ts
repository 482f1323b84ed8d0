import type { Measurement, System } from './measure';
import { median } from './statistics';

/** What was measured of one side in one scenario. */
export interface Figures {
  label: string;
  measurements: Measurement[];
}

export interface Verdict {
  /** How many times as long the other side takes. */
  faster: number;
  /** Requests of ours beyond those of the other side. */
  moreRequests: number;
  holds: boolean;
}

const WANTED_SPEED = 2;

/** Whether ours is at least twice as fast, and makes no more requests. */
export function judge(ours: Figures, other: Figures): Verdict {
  const faster = secondsOf(other) / secondsOf(ours);
  const moreRequests = requestsOf(ours) - requestsOf(other);
  return {
    faster,
    moreRequests,
    holds: faster >= WANTED_SPEED && moreRequests <= 0,
  };
}

/** The figures of one scenario as lines of a table. */
export function table(sides: readonly Figures[]): string[] {
  const rows = sides.map(side => {
    const seconds = side.measurements.map(({ seconds: s }) => s);
    return [
      side.label,
      secondsOf(side).toFixed(2),
      Math.min(...seconds).toFixed(2),
      Math.max(...seconds).toFixed(2),
      String(requestsOf(side)),
      ...(['github', 'ecr', 'argocd'] as const).map(system =>
        String(requestsOf(side, system)),
      ),
    ];
  });
  const all = [
    ['', 'median s', 'min s', 'max s', 'requests', 'GitHub', 'ECR', 'Argo CD'],
    ...rows,
  ];
  const widths = all[0].map((_, column) =>
    Math.max(...all.map(row => row[column].length)),
  );
  return all.map(row =>
    row
      .map((cell, column) =>
        column === 0
          ? cell.padEnd(widths[column])
          : cell.padStart(widths[column] + 2),
      )
      .join(''),
  );
}

function secondsOf({ measurements }: Figures): number {
  return median(measurements.map(({ seconds }) => seconds));
}

function requestsOf({ measurements }: Figures, system?: System): number {
  return median(
    measurements.map(
      ({ requests }) =>
        requests.filter(request => !system || request.system === system).length,
    ),
  );
}
