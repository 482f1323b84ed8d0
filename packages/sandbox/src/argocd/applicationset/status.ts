export interface SetCondition {
  type: string;
  status: 'True' | 'False';
  reason: string;
  message: string;
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
