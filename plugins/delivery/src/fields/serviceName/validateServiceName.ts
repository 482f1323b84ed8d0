import type { CustomFieldValidator } from '@backstage/plugin-scaffolder-react';
import { serviceNameProblem } from '@internal/plugin-delivery-common';
import { deliveryApiRef } from '../../api';
import { translator } from '../translator';
import { nameProblemText } from './nameProblemText';

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
  const t = await translator(apiHolder);
  const problem = serviceNameProblem(name);
  if (problem) {
    field.addError(nameProblemText(t, name, problem));
    return;
  }
  const check = await apiHolder
    .get(deliveryApiRef)
    ?.checkName(name)
    .catch(() => undefined);
  for (const { system, message } of check?.problems ?? []) {
    field.addError(t('name.taken', { system, message }));
  }
};
