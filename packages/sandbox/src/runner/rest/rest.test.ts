import { GitHubContract } from '../../github/__testUtils__/contract';
import { startActions, TOKEN } from '../__testUtils__/startActions';
import { LogLinks } from './LogLinks';

jest.setTimeout(120_000);

describe("GitHub's routes of Actions", () => {
  const contract = new GitHubContract();
  let actions: Awaited<ReturnType<typeof startActions>>;
  let api: string;
  let runId: number;
  let jobId: number;

  beforeAll(async () => {
    actions = await startActions();
    api = `${actions.context.urls.github}/api/v3/repos/acme/shop/actions`;
    const commit = await actions.createRepository('shop', {
      '.github/workflows/ci.yaml': `name: ci
on: [push, workflow_dispatch]
jobs:
  a:
    runs-on: x
    steps:
      - run: echo words > file
      - uses: actions/upload-artifact@v7
        with: { name: file, path: file }
  b: { needs: a, runs-on: x, steps: [{ run: exit 1 }] }
  c: { needs: b, runs-on: x, steps: [{ run: echo never }] }
`,
    });
    runId = (await actions.finishedRun('shop', commit)).id;
    jobId = (await actions.jobs('shop', runId))[0].id;
  });
  afterAll(() => actions.stop());

  const call = (method: string, path: string, body?: unknown) =>
    fetch(`${api}${path}`, {
      method,
      redirect: 'manual',
      headers: {
        authorization: `Bearer ${TOKEN}`,
        'content-type': 'application/json',
      },
      body: body === undefined ? undefined : JSON.stringify(body),
    });

  it.each([
    ['/runs', '/runs'],
    ['/runs/{run_id}', () => `/runs/${runId}`],
    ['/runs/{run_id}/jobs', () => `/runs/${runId}/jobs`],
    ['/runs/{run_id}/artifacts', () => `/runs/${runId}/artifacts`],
    ['/jobs/{job_id}', () => `/jobs/${jobId}`],
    ['/workflows', '/workflows'],
    ['/workflows/{workflow_id}', '/workflows/ci.yaml'],
    ['/workflows/{workflow_id}/runs', '/workflows/ci.yaml/runs'],
  ])('GET %s answers as published', async (template, path) => {
    const response = await call(
      'GET',
      typeof path === 'string' ? path : path(),
    );
    expect(response.status).toBe(200);
    expect(
      contract.problems(
        'GET',
        `/repos/{owner}/{repo}/actions${template}`,
        200,
        await response.json(),
      ),
    ).toEqual([]);
  });

  it('filters and pages the list of runs', async () => {
    await call('POST', '/workflows/ci.yaml/dispatches', { ref: 'main' });
    const count = async (query: string) => {
      const response = await call('GET', `/runs?${query}`);
      const body = (await response.json()) as {
        total_count: number;
        workflow_runs: unknown[];
      };
      return [body.total_count, body.workflow_runs.length];
    };
    expect(await count('event=workflow_dispatch')).toEqual([1, 1]);
    expect(await count('branch=other')).toEqual([0, 0]);
    expect(await count('per_page=1&page=2')).toEqual([2, 1]);
    expect(await count('event=push&status=failure')).toEqual([1, 1]);
  });

  it('leads to a log that opens without a token, for a while', async () => {
    const response = await call('GET', `/jobs/${jobId}/logs`);
    expect(response.status).toBe(302);
    const location = response.headers.get('location') ?? '';
    expect(await (await fetch(location)).text()).toContain('echo words');
    expect(
      (await fetch(location.replace(/signature=./, 'signature=~'))).status,
    ).toBe(403);
    const links = new LogLinks(actions.context, () => 0);
    expect((await fetch(links.create(jobId))).status).toBe(403);
  });

  it('runs failed jobs again and keeps the others', async () => {
    expect(
      (await call('POST', `/runs/${runId}/rerun-failed-jobs`)).status,
    ).toBe(201);
    await actions.runner.settled();
    const jobs = await actions.jobs('shop', runId);
    expect(jobs[0].id).toBe(jobId);
    expect(jobs.map(({ conclusion }) => conclusion)).toEqual([
      'success',
      'failure',
      'skipped',
    ]);
    const run = (await (await call('GET', `/runs/${runId}`)).json()) as {
      run_attempt: number;
    };
    expect(run.run_attempt).toBe(2);
  });

  it.each([
    ['GET', '/runs/1'],
    ['GET', '/jobs/1/logs'],
    ['GET', '/workflows/none.yaml'],
    ['POST', '/workflows/none.yaml/dispatches'],
  ])('%s %s is not found', async (method, path) => {
    expect(
      (await call(method, path, method === 'POST' ? {} : undefined)).status,
    ).toBe(404);
  });

  it('opens nothing to a token that is for another repository', async () => {
    await actions.octokit.rest.repos.createInOrg({
      org: 'acme',
      name: 'other',
    });
    const token = actions.github.mintToken({
      repositories: ['acme/other'],
      actor: 'someone',
      expiresInSeconds: 60,
    });
    const response = await fetch(`${api}/runs`, {
      headers: { authorization: `Bearer ${token}` },
    });
    expect(response.status).toBe(404);
  });

  it('runs again from the page, for its own forms only', async () => {
    const address = `${actions.context.urls.github}/acme/shop/actions/runs/${runId}/rerun`;
    const post = (origin: string) =>
      fetch(address, {
        method: 'POST',
        redirect: 'manual',
        headers: { origin },
      });
    expect((await post('http://localhost:3000')).status).toBe(403);
    expect((await post(actions.context.urls.github)).status).toBe(303);
    await actions.runner.settled();
    const page = await (await fetch(address.replace('/rerun', ''))).text();
    expect(page).toMatch(/attempt\s+3/);
    expect(page).toContain('Re-run all jobs');
    const list = await fetch(
      `${actions.context.urls.github}/acme/shop/actions`,
    );
    expect(await list.text()).toContain('feat: change');
  });
});
