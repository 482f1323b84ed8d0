import { descriptionFor } from './marker';

describe('descriptionFor', () => {
  it.each([
    ['lines and tabs', 'a\n\tb\r\nc', 'a b c'],
    ['control characters', 'a\u0000\u001b[31mb', 'a [31mb'],
    ['quotes and syntax', `"it's" \${{ x }} 🚀`, `"it's" \${{ x }} 🚀`],
    ['350 characters', '🚀'.repeat(350), '🚀'.repeat(350)],
    ['more', 'x'.repeat(10_000), `${'x'.repeat(349)}…`],
  ])('keeps to what GitHub takes: %s', (_title, text, expected) => {
    expect(descriptionFor(text)).toBe(expected);
  });
});
