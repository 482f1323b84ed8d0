import type { CustomFieldValidator } from '@backstage/plugin-scaffolder-react';
import { explainServiceName } from '@internal/plugin-delivery-common';
import { deliveryApiRef } from '../../api';

/**
 * The last word before the form goes on. When the name cannot be checked now the form may still go on:
 * the task's own preflight asks again before anything exists.
 */
export const validateServiceName: CustomFieldValidator<string> = async (
  name,
  field,
  { apiHolder },
) => {
  if (!name) return; // an absent value is the form's own business
  const problem = explainServiceName(name);
  if (problem) {
    field.addError(problem);
    return;
  }
  const check = await apiHolder
    .get(deliveryApiRef)
    ?.checkName(name)
    .catch(() => undefined);
  for (const { system, message } of check?.problems ?? []) {
    field.addError(`${system}: ${message}`);
  }
};
