import { textsOf, type Rendered } from '../render';

/** What the scaffolder should have replaced, or a person before committing. */
const LEFT_OVER: Array<[RegExp, string]> = [
  [
    /\$\{\{(?!\s*(github|secrets|vars|inputs|matrix|env|needs|steps|runner)\b)/,
    'an expression that nothing rendered',
  ],
  [/\{%-?\s*\w|\w\s*-?%\}/, 'a block that nothing rendered'],
  [
    /\{\{-?\s*(values|parameters|cookiecutter)\b/,
    'an expression that nothing rendered',
  ],
  [/\b(TODO|FIXME|XXX|CHANGEME|REPLACE_ME)\b/, 'a note to somebody'],
  [/lorem ipsum/i, 'filler'],
  [/\bexample\.(com|org|net)\b/, 'an address that stands for another'],
  [/\[object Object\]/, 'an object where a text belongs'],
  [/^(<<<<<<<|>>>>>>>) /m, 'a conflict'],
];

/** Written by machines: words in it mean nothing. */
const LOCK_FILE =
  /(^|\/)(package-lock\.json|uv\.lock|requirements[\w.-]*\.txt|packages\.lock\.json)$/;

/** Places where an expression or a placeholder is left. */
export function leftOvers(rendered: Rendered): string[] {
  return textsOf(rendered)
    .filter(([path]) => !LOCK_FILE.test(path))
    .flatMap(([path, text]) =>
      LEFT_OVER.flatMap(([pattern, what]) => {
        const found = pattern.exec(text);
        return found
          ? [`${path}:${lineOf(text, found.index)}: ${what}: ${found[0]}`]
          : [];
      }),
    );
}

function lineOf(text: string, index: number): number {
  return text.slice(0, index).split('\n').length;
}
