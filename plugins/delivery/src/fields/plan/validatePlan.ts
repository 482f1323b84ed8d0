import type { CustomFieldValidator } from '@backstage/plugin-scaffolder-react';
import { translator } from '../translator';
import type { Answers } from './planOf';
import { sharedHostText } from './sharedHostText';

/** What only shows when all answers are there: a host that several environments would share. */
export const validatePlan: CustomFieldValidator<null> = async (
  _value,
  field,
  { formData, apiHolder },
) => {
  const { exposure, host, environments = [] } = (formData ?? {}) as Answers;
  const exposed = exposure === 'internal' || exposure === 'internet';
  const problem =
    exposed && host
      ? sharedHostText(await translator(apiHolder), host, environments)
      : undefined;
  if (problem) {
    field.addError(problem);
  }
};
