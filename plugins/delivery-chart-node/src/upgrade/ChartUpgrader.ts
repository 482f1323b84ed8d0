import type { UpgradePlan } from './model';

export interface UpgradeRequest {
  /** Name of the environment. */
  environment: string;
  /** Chart version that it is to run. */
  version: string;
}

/** What an upgrade would do, ready to be proposed. */
export interface PreparedUpgrade {
  plan: UpgradePlan;
  /** Commit of gitops-apps whose values were rendered. */
  valuesCommit: string;
  title: string;
  /** Description of the pull request. */
  body: string;
}

export interface ProposedUpgrade extends PreparedUpgrade {
  pullRequest: { number: number; htmlUrl: string };
}

/**
 * Moves environments to other versions of the baseline chart, each by one pull request in the platform team's
 * repository. Undefined means that there is nothing to do. Throws UpgradeRefusedError when services stand in the way,
 * NotFoundError when there is no such environment or version.
 */
export interface ChartUpgrader {
  /** Changes nothing. */
  prepare(
    request: UpgradeRequest,
    options?: {
      /** Describe everything, however long: for a terminal, not for GitHub. */
      whole?: boolean;
    },
  ): Promise<PreparedUpgrade | undefined>;
  /** Opens the environment's pull request, or brings the open one up to date. */
  propose(
    request: UpgradeRequest & {
      /** Entity ref or login of who wants it. */
      actor: string;
    },
  ): Promise<ProposedUpgrade | undefined>;
}
