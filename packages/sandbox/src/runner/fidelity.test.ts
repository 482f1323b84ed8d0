import { startActions } from './__testUtils__/startActions';

jest.setTimeout(120_000);

/** Where a stand-in that is kinder than GitHub would let a fault of a pipeline pass. */
describe('the runner is as strict as GitHub', () => {
  let actions: Awaited<ReturnType<typeof startActions>>;
  let count = 0;

  beforeAll(async () => {
    actions = await startActions();
  });
  afterAll(() => actions.stop());

  async function runOf(jobs: string, files = {}) {
    count += 1;
    const name = `strict-${count}`;
    const commit = await actions.createRepository(name, {
      '.github/workflows/ci.yaml': `name: ci\non: push\njobs:\n${jobs}\n`,
      ...files,
    });
    const run = await actions.finishedRun(name, commit);
    return { run, jobs: await actions.jobs(name, run.id) };
  }

  const action = (steps: string) => ({
    '.github/actions/own/action.yaml': `name: own\nruns:\n  using: composite\n  steps:\n${steps}`,
  });
  const usesOwn = `  a:
    runs-on: x
    steps:
      - uses: actions/checkout@v7
      - uses: ./.github/actions/own`;

  it('takes `$/` for the repository and commit that the file itself comes from', async () => {
    const inner = (word: string) =>
      `name: inner\nruns:\n  using: composite\n  steps:\n    - shell: bash\n      run: echo "inner ${word}"\n`;
    const shared = await actions.createRepository('shared', {
      '.github/workflows/called.yaml': `on: workflow_call\njobs:\n  inner:\n    runs-on: x\n    steps:\n      - uses: $/actions/outer\n`,
      'actions/outer/action.yaml':
        'name: outer\nruns:\n  using: composite\n  steps:\n    - uses: $/actions/inner\n',
      'actions/inner/action.yaml': inner('of the pinned commit'),
    });
    await actions.push('shared', {
      'actions/inner/action.yaml': inner('of a later commit'),
    });
    const { jobs, run } = await runOf(
      `  call:\n    uses: acme/shared/.github/workflows/called.yaml@${shared}`,
    );
    expect(jobs[0].conclusion).toBe('success');
    expect(jobs[0].log).toContain('inner of the pinned commit');
    expect(run.referenced_workflows).toEqual([
      {
        path: `acme/shared/.github/workflows/called.yaml@${shared}`,
        sha: shared,
      },
    ]);
  });

  it('lets a skip reach down the whole chain, past a job that runs always', async () => {
    const { jobs } = await runOf(`  first:
    runs-on: x
    if: false
    steps: [{ run: echo }]
  always:
    runs-on: x
    needs: first
    if: always()
    steps: [{ run: echo }]
  last:
    runs-on: x
    needs: always
    steps: [{ run: echo }]`);
    expect(jobs.map(({ conclusion }) => conclusion)).toEqual([
      'skipped',
      'success',
      'skipped',
    ]);
  });

  it('opens no repository to a job without contents', async () => {
    const { jobs } = await runOf(`  a:
    runs-on: x
    permissions: {}
    steps:
      - uses: actions/checkout@v7`);
    expect(jobs[0].conclusion).toBe('failure');
  });

  it('lets a job push only with contents to write', async () => {
    const pushing = (level: string) => `  ${level}:
    runs-on: x
    permissions: { contents: ${level}, id-token: write }
    steps:
      - uses: actions/checkout@v7
      - run: git push --quiet origin HEAD:refs/heads/by-${level}`;
    const { jobs } = await runOf(`${pushing('read')}\n${pushing('write')}`);
    expect(
      jobs.map(({ name, conclusion }) => `${name}: ${conclusion}`),
    ).toEqual(['read: failure', 'write: success']);
  });

  it('keeps an artifact of the name from being replaced unasked, and replaces it whole where asked', async () => {
    const upload = (file: string, more = '') =>
      `      - run: rm -rf out && mkdir out && echo x > out/${file}
      - uses: actions/upload-artifact@v7
        with: { name: things, path: out${more} }`;
    const { jobs } = await runOf(`  a:
    runs-on: x
    steps:
${upload('one')}
${upload('two', ", overwrite: 'true'")}
      - uses: actions/download-artifact@v8
        with: { name: things, path: in }
      - run: ls in
${upload('three')}`);
    expect(jobs[0].conclusion).toBe('failure');
    expect(jobs[0].log).toMatch(/\(409\) Conflict/);
    expect(jobs[0].log).toMatch(/Z two$/m);
    expect(jobs[0].log).not.toMatch(/Z one$/m);
  });

  it('gives a composite action no secrets, variables or needs', async () => {
    const { jobs } = await runOf(
      usesOwn,
      action(
        `    - shell: bash\n      env: { T: '\${{ secrets.GITHUB_TOKEN }}' }\n      run: echo\n`,
      ),
    );
    expect(jobs[0].conclusion).toBe('failure');
    expect(jobs[0].log).toContain("Unrecognized named-value: 'secrets'");
  });

  it('wants a shell for each script of a composite action', async () => {
    const { jobs } = await runOf(usesOwn, action('    - run: echo\n'));
    expect(jobs[0].conclusion).toBe('failure');
    expect(jobs[0].log).toContain('Required property is missing: shell');
  });

  it('lets no step set NODE_OPTIONS for later ones', async () => {
    const { jobs } = await runOf(`  a:
    runs-on: x
    steps:
      - run: echo "NODE_OPTIONS=--require=./evil.js" >> "$GITHUB_ENV"`);
    expect(jobs[0].conclusion).toBe('failure');
    expect(jobs[0].log).toContain("Can't store NODE_OPTIONS");
  });

  it('warns of an input that an action does not have, and fails where a version file is missing', async () => {
    const { jobs } = await runOf(`  a:
    runs-on: x
    steps:
      - uses: actions/setup-node@v7
        with: { node-verison: 24 }
      - uses: actions/setup-node@v7
        with: { node-version-file: .nvmrc }`);
    expect(jobs[0].log).toContain("Unexpected input 'node-verison'");
    expect(jobs[0].log).toContain('version file .nvmrc does not exist');
    expect(jobs[0].conclusion).toBe('failure');
  });

  it('shows what steps write for people, without secrets', async () => {
    const { run } = await runOf(`  a:
    runs-on: x
    steps:
      - run: |
          echo "::add-mask::hush-hush"
          echo "## Told <b>you</b>, hush-hush" >> "$GITHUB_STEP_SUMMARY"`);
    const page = await (await fetch(run.html_url)).text();
    expect(page).toContain('<h2>Told &lt;b&gt;you&lt;/b&gt;, ***</h2>');
    expect(page).not.toContain('Told <b>');
  });
});
