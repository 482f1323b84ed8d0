import { translationApiRef } from '@backstage/frontend-plugin-api';
import { mockApis } from '@backstage/frontend-test-utils';
import { TestApiRegistry } from '@backstage/test-utils';
import { inSpanish } from '../__testUtils__';
import { translator } from './translator';

const loaded = inSpanish.getTranslation({} as never);

describe('translator', () => {
  it('speaks the language of the portal', async () => {
    const t = await translator(
      TestApiRegistry.from([translationApiRef, inSpanish]),
    );
    expect(t('name.required')).toBe('Dé un nombre al servicio.');
  });

  it('waits for a language that is being loaded', async () => {
    const unsubscribe = jest.fn();
    const loading = mockApis.translation.mock({
      getTranslation: () => ({ ready: false }),
      translation$: () =>
        ({
          subscribe(next: (snapshot: unknown) => void) {
            setTimeout(() => next(loaded));
            return { unsubscribe };
          },
        } as never),
    });
    const t = await translator(
      TestApiRegistry.from([translationApiRef, loading]),
    );
    expect(t('name.required')).toBe('Dé un nombre al servicio.');
    expect(unsubscribe).toHaveBeenCalled();
  });
});
