import { InputError } from '@backstage/errors';
import type { Environment } from '@internal/plugin-delivery-common';
import type { DeliveryConfig } from '@internal/plugin-delivery-node';

/** What is wrong with a choice of environments, or nothing. */
export function environmentsProblem(
  config: Pick<DeliveryConfig, 'environments'>,
  names: readonly string[],
): string | undefined {
  const known = config.environments.map(({ name }) => name);
  const unknown = names.filter(name => !known.includes(name));
  if (names.length === 0) {
    return `Environments: choose at least one of ${known.join(', ')}.`;
  }
  if (unknown.length > 0) {
    return `Environments: there is no ${unknown
      .map(name => `"${name}"`)
      .join(', ')}. Choose from ${known.join(', ')}.`;
  }
  return undefined;
}

/** The configured environments of these names, in the order of promotion, each once. */
export function selectEnvironments(
  config: Pick<DeliveryConfig, 'environments'>,
  names: readonly string[],
): Environment[] {
  const problem = environmentsProblem(config, names);
  if (problem) {
    throw new InputError(problem);
  }
  return config.environments.filter(({ name }) => names.includes(name));
}
