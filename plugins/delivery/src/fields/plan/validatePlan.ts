import type { CustomFieldValidator } from '@backstage/plugin-scaffolder-react';
import { hostProblem } from '@internal/plugin-delivery-common';
import type { Answers } from './planOf';

/** What only shows when all answers are there: a host that several environments would share. */
export const validatePlan: CustomFieldValidator<null> = (
  _value,
  field,
  { formData },
) => {
  const { exposure, host, environments = [] } = (formData ?? {}) as Answers;
  const exposed = exposure === 'internal' || exposure === 'internet';
  const problem = exposed && host ? hostProblem(host, environments) : undefined;
  if (problem) {
    field.addError(problem);
  }
};
