import type { CustomFieldValidator } from '@backstage/plugin-scaffolder-react';
import { deliveryApiRef } from '../../api';
import { translator } from '../translator';

/** Names that came by another way than the list, such as a link with form data, are checked as well. */
export const validateEnvironments: CustomFieldValidator<string[]> = async (
  names,
  field,
  { apiHolder },
) => {
  const t = await translator(apiHolder);
  if (!names?.length) {
    field.addError(t('environments.required'));
    return;
  }
  const options = await apiHolder
    .get(deliveryApiRef)
    ?.getOptions()
    .catch(() => undefined); // preflight asks again before anything exists
  if (!options) return;
  const known = options.environments.map(({ name }) => name);
  for (const name of names.filter(chosen => !known.includes(chosen))) {
    field.addError(t('environments.unknown', { name }));
  }
};
