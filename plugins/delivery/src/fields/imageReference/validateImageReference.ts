import type { CustomFieldValidator } from '@backstage/plugin-scaffolder-react';
import { deliveryApiRef } from '../../api';
import { translator } from '../translator';
import { imageProblemText } from './imageProblemText';
import { readImage } from './readImage';

/**
 * The last word before the form goes on. When it is not known now which registries are allowed the form may still go on:
 * the task's own preflight asks again before anything exists.
 */
export const validateImageReference: CustomFieldValidator<string> = async (
  image,
  field,
  { apiHolder },
) => {
  if (!image) return; // an absent value is the form's own business
  const options = await apiHolder
    .get(deliveryApiRef)
    ?.getOptions()
    .catch(() => undefined);
  const { problem } = readImage(image, options?.images);
  if (problem) {
    field.addError(imageProblemText(await translator(apiHolder), problem));
  }
};
