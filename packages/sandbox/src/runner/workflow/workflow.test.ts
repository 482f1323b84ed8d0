import {
  type Occurrence,
  excessPermissions,
  expandMatrix,
  isTriggered,
  matchesPatterns,
  matrixSuffix,
  parseWorkflow,
} from '.';

const JOB = 'jobs: { a: { runs-on: x, steps: [{ run: "true" }] } }';

describe('patterns', () => {
  it.each([
    ['main', ['main'], true],
    ['feature/a', ['feature/*'], true],
    ['feature/a/b', ['feature/*'], false],
    ['feature/a/b', ['feature/**'], true],
    ['v1.2', ['v[0-9].[0-9]'], true],
    ['v1x2', ['v1.2'], false],
    ['main', ['**', '!main'], false],
    ['docs/a.md', ['**/*.md'], true],
    ['a.md', ['**/*.md'], true],
    ['c++', ['c\\+\\+'], true],
    ['cc', ['c\\+'], false],
    ['!next', ['\\!next'], true],
  ])('%s in %j: %s', (name, patterns, expected) => {
    expect(matchesPatterns(name, patterns)).toBe(expected);
  });
});

describe('triggers', () => {
  const push = (ref: string, changedFiles = ['a.txt']) =>
    ({ event: 'push', ref, changedFiles } as const);
  it.each([
    ['on: push', push('refs/heads/x'), true],
    ['on: [pull_request]', push('refs/heads/x'), false],
    ['on: { push: { branches: [main] } }', push('refs/heads/main'), true],
    ['on: { push: { branches: [main] } }', push('refs/tags/main'), false],
    [
      'on: { push: { branches-ignore: [main] } }',
      push('refs/heads/main'),
      false,
    ],
    ['on: { push: { tags: ["v*"] } }', push('refs/tags/v1'), true],
    ['on: { push: { paths: ["src/**"] } }', push('refs/heads/x'), false],
    ['on: { push: { paths-ignore: ["*.txt"] } }', push('refs/heads/x'), false],
    ['on: { push: { paths-ignore: ["*.md"] } }', push('refs/heads/x'), true],
  ])('%s for %j: %s', (on, occurrence, expected) => {
    expect(
      isTriggered(parseWorkflow(`${on}\n${JOB}`, 'x.yaml'), occurrence),
    ).toBe(expected);
  });

  it('looks at the base branch and the kind of a pull request', () => {
    const workflow = parseWorkflow(
      `on: { pull_request: { branches: [main] } }\n${JOB}`,
      'x',
    );
    const occurrence: Occurrence = {
      event: 'pull_request',
      action: 'opened',
      baseRef: 'main',
      changedFiles: [],
    };
    expect(isTriggered(workflow, occurrence)).toBe(true);
    expect(isTriggered(workflow, { ...occurrence, baseRef: 'other' })).toBe(
      false,
    );
    expect(isTriggered(workflow, { ...occurrence, action: 'closed' })).toBe(
      false,
    );
  });
});

describe('workflow files', () => {
  it.each([
    [
      'on: push\njobs: { a: { runs-on: x, needs: b, steps: [{ run: a }] } }',
      /job a needs b/,
    ],
    [
      'on: push\njobs: { a: { runs-on: x, needs: b, steps: [{ run: a }] }, b: { runs-on: x, needs: a, steps: [{ run: a }] } }',
      /need each other: a → b → a/,
    ],
    ['on: push\njobs: { a: { runs-on: x } }', /either `steps` or `uses`/],
    [
      'on: push\njobs: { a: { runs-on: x, container: y, steps: [{ run: a }] } }',
      /container/,
    ],
    [
      'on: push\njobs: { a: { steps: [{ run: a, uses: b }] } }',
      /either `run` or `uses`/,
    ],
    ['on: push\n  jobs: [', /x\.yaml: /],
  ])('%s is refused', (source, message) => {
    expect(() => parseWorkflow(source, 'x.yaml')).toThrow(message);
  });
});

describe('matrix', () => {
  const scope = { contexts: { inputs: { versions: '[18,20]' } } };

  it('multiplies axes, excludes and includes', () => {
    const cells = expandMatrix(
      {
        matrix: {
          os: ['a', 'b'],
          node: '${{ fromJSON(inputs.versions) }}',
          exclude: [{ os: 'b', node: 18 }],
          include: [{ os: 'a', extra: 1 }, { os: 'c' }],
        },
      },
      scope,
    );
    expect(cells).toEqual([
      { os: 'a', node: 18, extra: 1 },
      { os: 'a', node: 20, extra: 1 },
      { os: 'b', node: 20 },
      { os: 'c' },
    ]);
    expect(cells.map(matrixSuffix)[2]).toBe(' (b, 20)');
  });

  it('is one empty cell where there is none', () => {
    expect(expandMatrix(undefined, scope)).toEqual([{}]);
  });
});

describe('permissions', () => {
  it('of a called job can only shrink', () => {
    const allowed = { contents: 'read', 'id-token': 'write' } as const;
    expect(excessPermissions({ contents: 'read' }, allowed)).toEqual([]);
    expect(excessPermissions({}, allowed)).toEqual([]);
    expect(excessPermissions({ contents: 'write' }, allowed)).toEqual([
      "'contents: write', but is only allowed 'contents: read'",
    ]);
    expect(excessPermissions({ packages: 'read' }, allowed)).toHaveLength(1);
  });
});
