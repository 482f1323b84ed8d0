import type { ProposedUpgrade } from '@internal/plugin-delivery-chart-node';

/** The outputs of the action. */
export type UpgradeResult = {
  changed: boolean;
  summary: string;
  description: string;
  pullRequestUrl: string;
  services: string[];
  restarts: string[];
};

interface Request {
  environment: string;
  version: string;
}

const NONE = {
  changed: false,
  description: '',
  pullRequestUrl: '',
  services: [],
  restarts: [],
};

export function nothingToDo({ environment, version }: Request): UpgradeResult {
  return {
    ...NONE,
    summary: `${environment} runs version ${version} of the chart already. Nothing to do.`,
  };
}

export function resultOf(proposed: ProposedUpgrade): UpgradeResult {
  const { plan, title, body, pullRequest } = proposed;
  const changing = plan.services.filter(({ state }) => state === 'changed');
  return {
    changed: true,
    summary: `${title}: pull request #${pullRequest.number}, in which ${changing.length} of ${plan.services.length} services change.`,
    description: body,
    pullRequestUrl: pullRequest.htmlUrl,
    services: changing.map(({ service }) => service),
    restarts: changing
      .filter(({ restarts }) => restarts)
      .map(({ service }) => service),
  };
}

/** A dry run has neither network nor credentials: it says what would be asked. */
export function dryResult({ environment, version }: Request): UpgradeResult {
  return {
    ...NONE,
    summary: `Would render every service of ${environment} with version ${version} of the chart, and open a pull request that moves it there.`,
  };
}
