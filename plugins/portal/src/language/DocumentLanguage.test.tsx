import {
  appLanguageApiRef,
  type AppLanguageApi,
} from '@backstage/frontend-plugin-api';
import { TestApiProvider } from '@backstage/frontend-test-utils';
import { act, render } from '@testing-library/react';
import { DocumentLanguage } from './DocumentLanguage';

it('keeps the language of the document that of the portal', () => {
  let speak: (now: { language: string }) => void = () => {};
  const languageApi = {
    getLanguage: () => ({ language: 'en' }),
    language$: () => ({
      subscribe(listener: typeof speak) {
        speak = listener;
        return { unsubscribe() {} };
      },
    }),
  } as unknown as AppLanguageApi;
  render(
    <TestApiProvider apis={[[appLanguageApiRef, languageApi]]}>
      <DocumentLanguage />
    </TestApiProvider>,
  );
  expect(document.documentElement.lang).toBe('en');
  act(() => speak({ language: 'es' }));
  expect(document.documentElement.lang).toBe('es');
});
