import { execFileSync } from 'node:child_process';
import { evaluate, evaluateCondition, evaluateTemplate, type Scope } from '.';

const CONTEXTS = {
  github: {
    ref: 'refs/heads/main',
    event: { list: [{ name: 'a' }, { name: 'B' }] },
  },
  needs: { build: { result: 'success', outputs: { digest: 'sha256:1' } } },
  inputs: { flag: true, none: null, number: 7, text: "it's" },
};

const scope: Scope = {
  contexts: CONTEXTS,
  functions: { success: () => true, failure: () => false, always: () => true },
};

const EXPRESSIONS = [
  "'it''s'",
  '1.5e3',
  '0xff',
  '-2',
  'true',
  'null',
  'github.ref',
  'GitHub.REF',
  "github['ref']",
  'github.missing.deeper',
  'github.event.list[1].name',
  'github.event.list.*.name',
  "join(github.event.list.*.name, '-')",
  "contains(github.event.list.*.name, 'b')",
  "contains('Hello', 'ELL')",
  "startsWith(github.ref, 'REFS/heads')",
  "endsWith(github.ref, '/MAIN')",
  "format('{0} {{x}} {1}', inputs.number, inputs.text)",
  'toJSON(needs.build)',
  "fromJSON('[1,2]')[1]",
  'fromJSON(\'{"a":{"b":3}}\').a.b',
  "'a' == 'A'",
  "1 == '1'",
  "0 == ''",
  'null == 0',
  "true == '1'",
  "'x' == 0",
  "'10' > 9",
  "'a' < 'B'",
  '1 <= 1 && 2 >= 2',
  '!inputs.flag',
  "!''",
  "inputs.none || 'default'",
  "inputs.flag && 'yes' || 'no'",
  '(1 > 2 || 3 > 2) && !false',
  'github == github',
  'github.event.list == github.event.list',
  "'' && 'x'",
  '1 == 1 != false',
];

/** GitHub's own implementation, in a process of its own because it is an ES module. */
function upstream(expressions: string[]): unknown[] {
  const script = `
    import { Lexer, Parser, Evaluator, data, wellKnownFunctions } from '@actions/expressions';
    const { contexts, expressions } = JSON.parse(process.argv[1]);
    const toData = value => JSON.parse(JSON.stringify(value), data.reviver);
    const dictionary = new data.Dictionary(...Object.entries(contexts).map(([key, value]) => ({ key, value: toData(value) })));
    const results = expressions.map(source => {
      const tokens = new Lexer(source).lex().tokens;
      const parsed = new Parser(tokens, Object.keys(contexts), Object.values(wellKnownFunctions)).parse();
      return JSON.parse(JSON.stringify(new Evaluator(parsed, dictionary).evaluate(), data.replacer));
    });
    console.log(JSON.stringify(results));`;
  const output = execFileSync(
    process.execPath,
    [
      '--input-type=module',
      '-e',
      script,
      JSON.stringify({ contexts: CONTEXTS, expressions }),
    ],
    { cwd: __dirname, encoding: 'utf8' },
  );
  return JSON.parse(output);
}

describe('expressions', () => {
  it("agree with GitHub's own implementation", () => {
    const ours = EXPRESSIONS.map(source => [source, evaluate(source, scope)]);
    const theirs = upstream(EXPRESSIONS).map((value, index) => [
      EXPRESSIONS[index],
      value,
    ]);
    expect(ours).toEqual(theirs);
  });

  it.each([
    ['${{ github.ref }}', 'refs/heads/main'],
    ['a ${{ 1 }} b ${{ inputs.flag }}', 'a 1 b true'],
    ["${{ '}}' }}x", '}}x'],
    ['plain', 'plain'],
    ['${{ inputs.number }}', 7],
  ])('fill in the template %s', (template, value) => {
    expect(evaluateTemplate(template, scope)).toBe(value);
  });

  it.each([
    [undefined, false, false],
    ['inputs.flag', false, false],
    ['always()', false, true],
    ['${{ always() && inputs.flag }}', false, true],
    ['inputs.flag', true, true],
    ['!inputs.flag', true, false],
  ])('the condition %s after success %s is %s', (condition, ok, expected) => {
    const functions = { ...scope.functions, success: () => ok };
    expect(evaluateCondition(condition, { ...scope, functions })).toBe(
      expected,
    );
  });

  it.each([
    ['github.', /Unexpected 'end'/],
    ['1 +', /Unexpected symbol '\+'/],
    ['nothing.here', /Unrecognized named-value: 'nothing'/],
    ['nope()', /Unknown function/],
    ['(1', /Unexpected 'end'/],
    ["format('{2}', 1)", /format string is invalid/],
  ])('%s is refused', (source, message) => {
    expect(() => evaluate(source, scope)).toThrow(message);
  });

  it('an expression that is not closed is refused', () => {
    expect(() => evaluateTemplate('${{ 1', scope)).toThrow(/not closed/);
  });
});
