import { portalTranslationRef } from '../translation';
import es from './es';

/** The flat messages of a reference, which its public type does not show. */
function messagesOf(ref: object): Record<string, string> {
  return (
    ref as unknown as { getDefaultMessages(): Record<string, string> }
  ).getDefaultMessages();
}

const placeholders = (message: string) =>
  [...message.matchAll(/\{\{(\w+)\}\}/g)].map(match => match[1]).sort();

describe('Spanish', () => {
  const english = messagesOf(portalTranslationRef);

  it('has the same keys as English', () => {
    expect(Object.keys(es).sort()).toEqual(Object.keys(english).sort());
  });

  it.each(Object.entries(es))('keeps the placeholders of %s', (key, text) => {
    expect(placeholders(text)).toEqual(placeholders(english[key]));
  });
});
