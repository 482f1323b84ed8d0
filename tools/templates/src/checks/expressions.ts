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

/** What the renderer of values should have replaced. */
const UNNAMED: [RegExp, string] = [
  /\{environment\}/,
  'an environment that has no name yet',
];

/** Written by machines: words in it mean nothing. */
const LOCK_FILE =
  /(^|\/)(package-lock\.json|uv\.lock|requirements[\w.-]*\.txt|packages\.lock\.json)$/;

/** Places where an expression or a placeholder is left, in the repository or in GitOps. */
export function leftOvers(rendered: Rendered): string[] {
  return [
    ...textsOf(rendered)
      .filter(([path]) => !LOCK_FILE.test(path))
      .flatMap(file => found(file, LEFT_OVER)),
    ...Object.entries(rendered.gitops).flatMap(file =>
      found(file, [...LEFT_OVER, UNNAMED]),
    ),
  ];
}

function found(
  [path, text]: [string, string],
  patterns: typeof LEFT_OVER,
): string[] {
  return patterns.flatMap(([pattern, what]) => {
    const match = pattern.exec(text);
    return match
      ? [`${path}:${lineOf(text, match.index)}: ${what}: ${match[0]}`]
      : [];
  });
}

function lineOf(text: string, index: number): number {
  return text.slice(0, index).split('\n').length;
}
