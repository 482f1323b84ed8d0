import { ARGOCD_NAMESPACE } from '../model';

export interface SetCondition {
  type: string;
  status: 'True' | 'False';
  reason: string;
  message: string;
}

export type DatedCondition = SetCondition & { lastTransitionTime: string };

/** The status of an ApplicationSet; a condition that was the same before keeps its date. */
export function statusOf(options: {
  conditions: SetCondition[];
  known: DatedCondition[];
  /** Of its Applications. */
  names: string[];
  at: Date;
}) {
  const at = options.at.toISOString().replace(/\.\d+Z$/, 'Z');
  return {
    conditions: options.conditions.map(condition => ({
      ...condition,
      lastTransitionTime:
        options.known.find(
          ({ type, status }) =>
            type === condition.type && status === condition.status,
        )?.lastTransitionTime ?? at,
    })),
    resources: options.names.map(name => ({
      group: 'argoproj.io',
      version: 'v1alpha1',
      kind: 'Application',
      namespace: ARGOCD_NAMESPACE,
      name,
    })),
    resourcesCount: options.names.length,
  };
}

export function upToDateConditions(count: number): SetCondition[] {
  return [
    {
      type: 'ErrorOccurred',
      status: 'False',
      reason: 'ApplicationSetUpToDate',
      message: 'All applications have been generated successfully',
    },
    {
      type: 'ParametersGenerated',
      status: 'True',
      reason: 'ParametersGenerated',
      message: `Successfully generated parameters for all Applications (${count})`,
    },
    {
      type: 'ResourcesUpToDate',
      status: 'True',
      reason: 'ApplicationSetUpToDate',
      message: 'All applications have been generated successfully',
    },
  ];
}

export function failedConditions(message: string): SetCondition[] {
  return [
    {
      type: 'ErrorOccurred',
      status: 'True',
      reason: 'ApplicationGenerationFromParamsError',
      message,
    },
    {
      type: 'ParametersGenerated',
      status: 'False',
      reason: 'ErrorOccurred',
      message,
    },
    {
      type: 'ResourcesUpToDate',
      status: 'False',
      reason: 'ErrorOccurred',
      message,
    },
  ];
}
