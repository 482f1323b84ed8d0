import { CustomErrorBase } from '@backstage/errors';
import type { Refusal, UpgradePlan } from './model';

/** An environment cannot move to a chart version: names the services that stand in its way, and why. */
export class UpgradeRefusedError extends CustomErrorBase {
  override readonly name = 'UpgradeRefusedError';
  readonly refusals: Refusal[];

  constructor(plan: UpgradePlan) {
    const { environment, from, to, refusals, services } = plan;
    const names = new Set(refusals.map(({ service }) => service));
    super(
      [
        `${environment} cannot move from version ${from} of the baseline chart to ${to}: ${names.size} of ${services.length} services stand in its way.`,
        ...refusals.map(
          ({ service, message }) =>
            `  - ${service}: ${message.replaceAll('\n', '\n    ')}`,
        ),
        'Correct the values that the new version rejects, in gitops-apps; where names or selectors change, publish a version that keeps them.',
      ].join('\n'),
    );
    this.refusals = refusals;
  }
}
