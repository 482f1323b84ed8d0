import {
  translationApiRef,
  type TranslationApi,
} from '@backstage/frontend-plugin-api';
import { mockApis } from '@backstage/frontend-test-utils';
import type { CustomFieldValidator } from '@backstage/plugin-scaffolder-react';
import { TestApiRegistry } from '@backstage/test-utils';
import spanish from '../translations/es';
import { Wire } from './wire';

interface Circumstances {
  wire?: Wire;
  formData?: object;
  /** The portal's language: English, unless said otherwise. */
  translation?: TranslationApi;
}

/** What the validator of a field has against a value. */
export async function errorsOf<T>(
  validate: CustomFieldValidator<T>,
  value: T,
  {
    wire = new Wire({}),
    formData = {},
    translation = mockApis.translation(),
  }: Circumstances = {},
): Promise<string[]> {
  const errors: string[] = [];
  await validate(
    value,
    { addError: (message: string) => errors.push(message) } as never,
    {
      apiHolder: TestApiRegistry.from(wire.apis, [
        translationApiRef,
        translation,
      ]),
      formData: formData as never,
      schema: {},
    },
  );
  return errors;
}

const texts: Record<string, string> = spanish as never;

/** A portal that speaks Spanish. */
export const inSpanish: TranslationApi = mockApis.translation.mock({
  getTranslation: () => ({
    ready: true,
    t: ((key: string, values: Record<string, unknown> = {}) =>
      texts[key].replace(/\{\{(\w+)\}\}/g, (_, name) =>
        String(values[name]),
      )) as never,
  }),
});
