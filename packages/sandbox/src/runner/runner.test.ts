import { startActions } from './__testUtils__/startActions';

jest.setTimeout(120_000);

describe('runner', () => {
  let actions: Awaited<ReturnType<typeof startActions>>;

  beforeAll(async () => {
    actions = await startActions();
  });
  afterAll(() => actions.stop());

  it('runs a workflow that is pushed, with outputs, needs and conditions', async () => {
    const commit = await actions.createRepository('plain', {
      'hello.txt': 'hello from the commit\n',
      '.github/workflows/ci.yaml': `
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
    });
    const run = await actions.finishedRun('plain', commit);
    const jobs = await actions.jobs('plain', run.id);
    expect(jobs.map(job => [job.name, job.conclusion, job.log])).toEqual([
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
});
