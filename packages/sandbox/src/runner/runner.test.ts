import { startActions } from './__testUtils__/startActions';

jest.setTimeout(120_000);

const job = (steps: string, rest = '') =>
  `runs-on: ubuntu-latest\n    ${rest}\n    steps:\n${steps.replace(
    /^/gm,
    '      ',
  )}`;

const workflow = (jobs: string, on = 'push') =>
  `name: ci\non: ${on}\njobs:\n${jobs}\n`;

describe('runner', () => {
  let actions: Awaited<ReturnType<typeof startActions>>;
  let count = 0;

  beforeAll(async () => {
    actions = await startActions();
  });
  afterAll(() => actions.stop());

  async function runOf(source: string, files = {}) {
    count += 1;
    const name = `service-${count}`;
    const commit = await actions.createRepository(name, {
      '.github/workflows/ci.yaml': source,
      ...files,
    });
    const run = await actions.finishedRun(name, commit);
    return { name, run, jobs: await actions.jobs(name, run.id) };
  }

  it('runs a workflow that is pushed, with outputs, needs and conditions', async () => {
    const { run, jobs } = await runOf(
      `
name: ci
on: { push: { branches: [main] } }
env: { GREETING: hi }
jobs:
  one:
    runs-on: ubuntu-latest
    outputs:
      word: \${{ steps.say.outputs.word }}
    steps:
      - uses: actions/checkout@v7
      - id: say
        run: |
          cat hello.txt
          echo "word=$GREETING-\${{ github.repository_id }}" >> "$GITHUB_OUTPUT"
          echo "LATER=yes" >> "$GITHUB_ENV"
      - run: test "$LATER" = yes
      - if: failure()
        run: echo never
  two:
    needs: one
    runs-on: ubuntu-latest
    steps:
      - run: echo "got \${{ needs.one.outputs.word }}"
  three:
    needs: two
    if: github.ref != 'refs/heads/main'
    runs-on: ubuntu-latest
    steps:
      - run: echo never
`,
      { 'hello.txt': 'hello from the commit\n' },
    );
    expect(
      jobs.map(({ name, conclusion, log }) => [name, conclusion, log]),
    ).toEqual([
      ['one', 'success', expect.stringContaining('hello from the commit')],
      ['two', 'success', expect.stringMatching(/got hi-\d+/)],
      ['three', 'skipped', ''],
    ]);
    expect(run.conclusion).toBe('success');
    expect(jobs[0].steps?.map(step => step.conclusion)).toEqual([
      'success',
      'success',
      'success',
      'skipped',
    ]);
  });

  it('fails by name on an action that it does not know, and skips what needs it', async () => {
    const { run, jobs } = await runOf(
      workflow(`  a:
    ${job('- uses: somebody/else@v1\n- if: always()\n  run: echo cleaned')}
  b:
    ${job('- run: echo never', 'needs: a')}
  c:
    ${job('- run: echo told', 'needs: a\n    if: failure()')}`),
    );
    expect(run.conclusion).toBe('failure');
    expect(jobs.map(({ conclusion }) => conclusion)).toEqual([
      'failure',
      'skipped',
      'success',
    ]);
    expect(jobs[0].log).toContain(
      'no stand-in for the action somebody/else@v1',
    );
    expect(jobs[0].log).toContain('cleaned');
  });

  it('runs local composite actions with inputs, outputs and steps of their own', async () => {
    const { jobs } = await runOf(
      workflow(`  a:
    ${job(`- uses: actions/checkout@v7
- id: greet
  uses: ./.github/actions/greet
  with: { who: "it's me" }
- run: echo "said=\${{ steps.greet.outputs.said }}"`)}`),
      {
        '.github/actions/greet/action.yml': `
name: greet
inputs:
  who: { required: true }
  tone: { default: warm }
outputs:
  said: { value: '\${{ steps.say.outputs.said }}' }
runs:
  using: composite
  steps:
    - id: say
      shell: bash
      env: { WHO: '\${{ inputs.who }}' }
      run: |
        test -f "$GITHUB_ACTION_PATH/action.yml"
        echo "said=hello $WHO, \${{ inputs.tone }}" >> "$GITHUB_OUTPUT"
    - if: failure()
      shell: bash
      run: echo never
`,
      },
    );
    expect(jobs[0].conclusion).toBe('success');
    expect(jobs[0].log).toContain("said=hello it's me, warm");
    expect(jobs[0].log).not.toContain('echo never\n');
  });

  it('keeps tokens out of logs and of outputs, and the parent’s secrets out of steps', async () => {
    process.env.A_SECRET_OF_THE_PARENT = 'parental';
    const { jobs } = await runOf(
      workflow(`  a:
    ${job(
      `- id: leak
  env: { TOKEN: '\${{ github.token }}' }
  run: |
    echo "token is $TOKEN"
    echo "token=$TOKEN" >> "$GITHUB_OUTPUT"
    echo "::add-mask::my-own-secret"
    echo "mine is my-own-secret"
    echo "parent:\${A_SECRET_OF_THE_PARENT:-nothing}"`,
      "outputs: { token: '${{ steps.leak.outputs.token }}' }",
    )}`),
    );
    delete process.env.A_SECRET_OF_THE_PARENT;
    expect(jobs[0].log).toContain('token is ***');
    expect(jobs[0].log).toContain('mine is ***');
    expect(jobs[0].log).toContain('parent:nothing');
    expect(jobs[0].log).toContain("Skip output 'token'");
    expect(jobs[0].log).not.toContain('ghs_');
  });

  it('expands a matrix, and forgives a job that may fail', async () => {
    const { run, jobs } = await runOf(
      workflow(`  a:
    ${job(
      '- run: test "${{ matrix.n }}" != 2',
      'strategy: { matrix: { n: [1, 2] } }\n    continue-on-error: true',
    )}
  b:
    ${job('- run: echo done', 'needs: a')}`),
    );
    expect(
      jobs.map(({ name, conclusion }) => `${name}: ${conclusion}`),
    ).toEqual(
      expect.arrayContaining([
        'a (1): success',
        'a (2): failure',
        'b: success',
      ]),
    );
    expect(run.conclusion).toBe('success');
  });

  it('ends a step at its time-out, and what it started in the background with the job', async () => {
    const { jobs } = await runOf(
      workflow(`  a:
    ${job('- run: sleep 600\n  timeout-minutes: 0.005')}`),
    );
    expect(jobs[0].conclusion).toBe('failure');
    expect(jobs[0].log).toContain('timeout-minutes');
  });

  it('hands artifacts on to later jobs', async () => {
    const { name, run, jobs } = await runOf(
      workflow(`  a:
    ${job(`- run: mkdir -p out/deep && echo data > out/deep/file.txt
- uses: actions/upload-artifact@v7
  with: { name: things, path: out }`)}
  b:
    ${job(
      '- uses: actions/download-artifact@v8\n  with: { name: things, path: in }\n- run: cat in/deep/file.txt',
      'needs: a',
    )}`),
    );
    expect(jobs[1].conclusion).toBe('success');
    expect(jobs[1].log).toContain('data');
    const { data } =
      await actions.octokit.rest.actions.listWorkflowRunArtifacts({
        owner: 'acme',
        repo: name,
        run_id: run.id,
      });
    expect(data.artifacts.map(artifact => artifact.name)).toEqual(['things']);
  });

  it('skips a job whose tool chain the machine lacks, says so, and goes on', async () => {
    const { run, jobs } = await runOf(
      workflow(`  a:
    ${job(
      '- run: echo "PATH=/nowhere" >> "$GITHUB_ENV"\n- uses: actions/setup-dotnet@v6',
    )}
  b:
    ${job('- run: echo on', 'needs: a')}`),
    );
    expect(jobs.map(({ conclusion }) => conclusion)).toEqual([
      'skipped',
      'success',
    ]);
    expect(jobs[0].log).toContain('this machine has no `dotnet`');
    const page = await fetch(run.html_url);
    expect(await page.text()).toContain('this machine has no `dotnet`');
  });

  it('says why a workflow cannot start', async () => {
    const { name, run } = await runOf(
      workflow('  a:\n    uses: acme/nowhere/.github/workflows/x.yaml@main'),
    );
    expect(run.conclusion).toBe('startup_failure');
    const page = await fetch(
      `${actions.context.urls.github}/acme/${name}/actions/runs/${run.id}`,
    );
    expect(await page.text()).toContain('workflow was not found');
  });

  it('calls a workflow with inputs, outputs and permissions that can only shrink', async () => {
    const called = (permissions: string) => `
on:
  workflow_call:
    inputs: { who: { type: string, required: true } }
    outputs: { said: { value: '\${{ jobs.inner.outputs.said }}' } }
jobs:
  inner:
    runs-on: x
    permissions: ${permissions}
    outputs: { said: '\${{ steps.s.outputs.said }}' }
    steps:
      - id: s
        run: echo "said=hi \${{ inputs.who }}" >> "$GITHUB_OUTPUT"
`;
    const caller = workflow(`  outer:
    permissions: { contents: read }
    uses: ./.github/workflows/called.yaml
    with: { who: you }
  after:
    ${job(
      '- run: echo "heard ${{ needs.outer.outputs.said }}"',
      'needs: outer',
    )}`);
    const good = await runOf(caller, {
      '.github/workflows/called.yaml': called('{ contents: read }'),
    });
    expect(good.jobs.map(({ name }) => name)).toEqual([
      'outer / inner',
      'after',
    ]);
    expect(good.jobs[1].log).toContain('heard hi you');
    const { head_sha: sha } = good.run;
    const file = `acme/${good.name}/.github/workflows/called.yaml`;
    expect(good.run.referenced_workflows).toEqual([
      { path: `${file}@${sha}`, sha },
    ]);
    const bad = await runOf(caller, {
      '.github/workflows/called.yaml': called('{ id-token: write }'),
    });
    expect(bad.run.conclusion).toBe('startup_failure');
    expect(bad.run.referenced_workflows).toEqual([]);
  });
});
