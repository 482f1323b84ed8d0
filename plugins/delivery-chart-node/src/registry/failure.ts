import {
  DeliveryError,
  type RegistryFailure,
} from '@internal/plugin-delivery-node';

/** A registry at `url` that does not give the chart. */
export function describeFailure(
  url: string,
  failure: RegistryFailure,
): DeliveryError {
  const { reason, ...rest } = failure;
  return new DeliveryError({
    ...rest,
    system: 'Chart registry',
    problem: reason
      ? `no answer from ${url}: ${reason}`
      : 'it does not answer as a registry should',
    remedy: remedyOf(rest.status),
  });
}

function remedyOf(status: number | undefined): string {
  switch (status) {
    case undefined:
      return 'Check delivery.chart.registry, and that the registry runs and can be reached from here.';
    case 401:
    case 403:
      return 'Grant the AWS credentials ecr:GetAuthorizationToken, and on the repository the actions listed in the README of delivery-chart-node.';
    default:
      return 'Check delivery.chart.registry; if it is right, try again later.';
  }
}
