import { isError } from '@backstage/errors';
import {
  explainServiceName,
  hostProblem,
} from '@internal/plugin-delivery-common';
import type { DeliveryConfig } from '@internal/plugin-delivery-node';
import { descriptionProblem, environmentsProblem, parseOwner } from '../../lib';

export interface PreflightInput {
  name: string;
  owner: string;
  description: string;
  environments: string[];
  host?: string;
}

/** Everything that is wrong with the input by itself, without asking anybody. */
export function checkInput(
  config: Pick<DeliveryConfig, 'environments'>,
  input: PreflightInput,
): string[] {
  const name = explainServiceName(input.name);
  return [
    name ? `Name: ${name}` : undefined,
    ownerProblem(input.owner),
    descriptionProblem(input.description),
    environmentsProblem(config, input.environments),
    input.host ? hostProblem(input.host, input.environments) : undefined,
  ].filter(problem => problem !== undefined);
}

function ownerProblem(owner: string): string | undefined {
  try {
    parseOwner(owner);
    return undefined;
  } catch (error) {
    return isError(error) ? error.message : String(error);
  }
}
