import { expand, splitWords } from './expand';

const values = new Map([
  ['A', 'one'],
  ['EMPTY', ''],
]);
const options = {
  line: 1,
  escape: '\\',
  lookup: (name: string) => values.get(name),
};

describe('expand', () => {
  it.each([
    ['$A-x', 'one-x'],
    ['${A}x', 'onex'],
    ['$NONE', ''],
    ['${NONE:-two}', 'two'],
    ['${EMPTY:-two}', 'two'],
    ['${EMPTY-two}', ''],
    ['${A:+set}', 'set'],
    ['${NONE+set}', ''],
    ['${NONE:-${A}}', 'one'],
    ['\\$A', '$A'],
    ["'$A'", '$A'],
    ['"$A b"', 'one b'],
    ['"a\\"b"', 'a"b'],
    ['"a\\nb"', 'a\\nb'],
    ["it\\'s", "it's"],
    ['"it\'s"', "it's"],
    ['cost$', 'cost$'],
    ['${A:?needed}', 'one'],
  ])('%s gives %s', (word, expected) => {
    expect(expand(word, options)).toBe(expected);
  });

  it('keeps quoted words together', () => {
    expect(splitWords('a="b c" d\\ e \'f g\'', '\\')).toEqual([
      'a="b c"',
      'd\\ e',
      "'f g'",
    ]);
  });
});
