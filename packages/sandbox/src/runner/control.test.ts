import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startActions } from './__testUtils__/startActions';

jest.setTimeout(120_000);

type Actions = Awaited<ReturnType<typeof startActions>>;

const SLOW = `name: slow
on: { push: {}, workflow_dispatch: { inputs: { word: { required: true } } } }
concurrency: { group: one }
jobs:
  a:
    runs-on: x
    steps:
      - run: echo "word \${{ inputs.word }}"
      - if: github.event_name == 'push'
        run: sleep 600
      - if: cancelled()
        run: echo tidied
`;

async function waitFor<T>(get: () => Promise<T | undefined>): Promise<T> {
  for (let tries = 0; tries < 300; tries += 1) {
    const found = await get();
    if (found !== undefined) {
      return found;
    }
    await new Promise(resolve => setTimeout(resolve, 50));
  }
  throw new Error('It did not happen in time');
}

function running(actions: Actions, repo: string, head_sha: string) {
  return waitFor(async () => {
    const { data } = await actions.octokit.rest.actions.listWorkflowRunsForRepo(
      { owner: 'acme', repo, head_sha, status: 'in_progress' },
    );
    const run = data.workflow_runs[0];
    if (!run) {
      return undefined;
    }
    const jobs = await actions.octokit.rest.actions.listJobsForWorkflowRun({
      owner: 'acme',
      repo,
      run_id: run.id,
    });
    const [job] = jobs.data.jobs;
    return job?.steps?.[1]?.status === 'in_progress' ? { run, job } : undefined;
  });
}

describe('control of runs', () => {
  let dataDir: string;
  let actions: Actions;

  beforeEach(async () => {
    dataDir = await mkdtemp(join(tmpdir(), 'sandbox-control-'));
    actions = await startActions({ dataDir });
  });
  afterEach(async () => {
    await actions.stop();
    await rm(dataDir, { recursive: true, force: true });
  });

  it('cancels, runs clean-up, dispatches with inputs and runs again', async () => {
    const commit = await actions.createRepository('slow', {
      '.github/workflows/slow.yaml': SLOW,
    });
    const target = { owner: 'acme', repo: 'slow' };
    const { rest } = actions.octokit;
    const { run, job } = await running(actions, 'slow', commit);
    await expect(
      rest.actions.reRunWorkflow({ ...target, run_id: run.id }),
    ).rejects.toMatchObject({ status: 403 });
    const cancelled = await rest.actions.cancelWorkflowRun({
      ...target,
      run_id: run.id,
    });
    expect(cancelled.status).toBe(202);
    const ended = await actions.finishedRun('slow', commit);
    expect(ended.conclusion).toBe('cancelled');
    const [after] = await actions.jobs('slow', run.id);
    expect(after.id).toBe(job.id);
    expect(after.log).toContain('tidied');
    await expect(
      rest.actions.cancelWorkflowRun({ ...target, run_id: run.id }),
    ).rejects.toMatchObject({ status: 409 });

    await expect(
      rest.actions.createWorkflowDispatch({
        ...target,
        workflow_id: 'slow.yaml',
        ref: 'main',
      }),
    ).rejects.toMatchObject({ status: 422 });
    await rest.actions.createWorkflowDispatch({
      ...target,
      workflow_id: 'slow.yaml',
      ref: 'main',
      inputs: { word: 'dispatched' },
    });
    const second = await actions.finishedRun(
      'slow',
      commit,
      'workflow_dispatch',
    );
    expect(second.conclusion).toBe('success');
    expect(second.run_number).toBe(2);
    await rest.actions.reRunWorkflow({ ...target, run_id: second.id });
    const third = await waitFor(async () => {
      const found = await actions.finishedRun(
        'slow',
        commit,
        'workflow_dispatch',
      );
      return found.run_attempt === 2 ? found : undefined;
    });
    expect(third.id).toBe(second.id);
    const [rerun] = await actions.jobs('slow', third.id);
    expect(rerun.log).toContain('word dispatched');
  });

  it('lets one run of a group wait, and a newer one take its place', async () => {
    const first = await actions.createRepository('queue', {
      '.github/workflows/slow.yaml': SLOW,
    });
    await running(actions, 'queue', first);
    const second = await actions.push('queue', { a: '2' });
    await new Promise(resolve => setTimeout(resolve, 300));
    const third = await actions.push('queue', {
      '.github/workflows/slow.yaml': SLOW.replace('sleep 600', 'echo quick'),
    });
    expect((await actions.finishedRun('queue', second)).conclusion).toBe(
      'cancelled',
    );
    const { run } = await running(actions, 'queue', first);
    await actions.octokit.rest.actions.cancelWorkflowRun({
      owner: 'acme',
      repo: 'queue',
      run_id: run.id,
    });
    expect((await actions.finishedRun('queue', third)).conclusion).toBe(
      'success',
    );
  });

  it('starts an interrupted run again, with the same ids and without what had succeeded', async () => {
    const commit = await actions.createRepository('resume', {
      '.github/workflows/ci.yaml': `name: ci
on: push
jobs:
  first:
    runs-on: x
    outputs: { made: '\${{ steps.s.outputs.made }}' }
    steps:
      - id: s
        run: echo "made=$(date +%s%N)" >> "$GITHUB_OUTPUT"
  second:
    needs: first
    runs-on: x
    steps:
      - run: echo "from \${{ needs.first.outputs.made }}"
      - run: test "\${{ vars.GO }}" = yes || sleep 600
`,
    });
    const before = await waitFor(async () => {
      const { data } =
        await actions.octokit.rest.actions.listWorkflowRunsForRepo({
          owner: 'acme',
          repo: 'resume',
          head_sha: commit,
        });
      const [run] = data.workflow_runs;
      const jobs = run && (await actions.jobs('resume', run.id));
      return jobs?.[1]?.steps?.[1]?.status === 'in_progress'
        ? { run, jobs }
        : undefined;
    });
    await actions.octokit.rest.actions.createRepoVariable({
      owner: 'acme',
      repo: 'resume',
      name: 'GO',
      value: 'yes',
    });
    await actions.stop({ keep: true });
    actions = await startActions({ dataDir });
    const after = await actions.finishedRun('resume', commit);
    const jobs = await actions.jobs('resume', after.id);
    expect(after.id).toBe(before.run.id);
    expect(after.conclusion).toBe('success');
    expect(jobs.map(({ id }) => id)).toEqual(before.jobs.map(({ id }) => id));
    expect(jobs[0].log).toBe(before.jobs[0].log);
    const made = /from \d+/.exec(before.jobs[1].log)?.[0];
    expect(made).toBeDefined();
    expect(jobs[1].log).toContain(made);
  });
});
