import { startGitHub, WireServer } from '../testing';
import type { DefaultGitHubClient } from './DefaultGitHubClient';

describe('GitHubRuns', () => {
  let wire: WireServer;
  let client: DefaultGitHubClient;

  beforeEach(async () => {
    ({ wire, client } = await startGitHub());
  });

  afterEach(() => wire.close());

  describe('runs', () => {
    const run = {
      id: 9,
      workflow_id: 1,
      run_number: 3,
      display_title: 'Fix',
      head_branch: 'main',
      head_sha: 'abc',
      actor: { login: 'ana' },
      event: 'push',
      status: 'waiting',
      conclusion: null,
      created_at: '2026-11-20T12:00:00Z',
      updated_at: '2026-11-20T12:01:00Z',
      html_url: 'http://gh/run/9',
    };

    it('lists runs with the words of the platform', async () => {
      wire.expect('GET /repos/acme/shop/actions/runs?per_page=5', {
        body: {
          workflow_runs: [
            run,
            { ...run, id: 8, status: 'completed', conclusion: 'success' },
          ],
        },
      });
      const runs = await client.listRuns('shop', { limit: 5 });
      expect(runs[0]).toEqual({
        id: 9,
        number: 3,
        title: 'Fix',
        branch: 'main',
        commit: 'abc',
        actor: 'ana',
        event: 'push',
        status: 'queued',
        conclusion: undefined,
        startedAt: '2026-11-20T12:00:00Z',
        updatedAt: '2026-11-20T12:01:00Z',
        url: 'http://gh/run/9',
      });
      expect(runs[1]).toMatchObject({
        status: 'completed',
        conclusion: 'success',
      });
    });

    describe('of the workflow that calls another', () => {
      const calling = 'acme/pipelines/.github/workflows/deliver.yaml';
      const own = (id: number) => ({ ...run, id, referenced_workflows: [] });
      const delivery = (id: number) => ({
        ...run,
        id,
        workflow_id: 2,
        referenced_workflows: [
          { path: 'Acme/pipelines/.github/workflows/deliver.yaml@main' },
        ],
      });
      const failed = {
        ...run,
        id: 7,
        workflow_id: 2,
        status: 'completed',
        conclusion: 'startup_failure',
      };
      const RUNS = 'GET /repos/acme/shop/actions/runs?per_page=';
      const OF_WORKFLOW =
        'GET /repos/acme/shop/actions/workflows/2/runs?per_page=2';
      const expectRuns = (request: string, ...runs: object[]) =>
        wire.expect(request, { body: { workflow_runs: runs } });
      const ids = async () =>
        (await client.listRuns('shop', { limit: 2, calling })).map(
          ({ id }) => id,
        );

      it('asks once where there is no other', async () => {
        expectRuns(`${RUNS}2`, delivery(9), delivery(8));
        expect(await ids()).toEqual([9, 8]);
      });

      it('leaves the others out, and keeps what could not start', async () => {
        expectRuns(`${RUNS}2`, own(9), delivery(8));
        expectRuns(OF_WORKFLOW, delivery(8), failed);
        expect(await ids()).toEqual([8, 7]);
      });

      it('looks further where the newest are all others', async () => {
        expectRuns(`${RUNS}2`, own(9), own(8));
        expectRuns(`${RUNS}100`, own(9), own(8), delivery(6));
        expectRuns(OF_WORKFLOW, delivery(6));
        expect(await ids()).toEqual([6]);
      });

      it('shows what could not start where nothing has called yet', async () => {
        expectRuns(`${RUNS}2`, failed);
        expect(await ids()).toEqual([7]);
        expectRuns(`${RUNS}2`, own(9));
        expect(await ids()).toEqual([]);
      });

      it('shows runs of which GitHub does not tell what they call', async () => {
        expectRuns(`${RUNS}2`, own(9), run);
        expectRuns(`${RUNS}100`, own(9), run);
        expect(await ids()).toEqual([9]);
        expectRuns(`${RUNS}2`, { ...run, referenced_workflows: null });
        expect(await ids()).toEqual([9]);
      });
    });

    it('lists jobs with their steps', async () => {
      wire.expect('GET /repos/acme/shop/actions/runs/9/jobs?per_page=100', {
        body: {
          jobs: [
            {
              id: 1,
              name: 'test',
              status: 'in_progress',
              conclusion: null,
              started_at: 's',
              completed_at: null,
              html_url: 'u',
              steps: [
                {
                  number: 1,
                  name: 'Check out',
                  status: 'completed',
                  conclusion: 'success',
                },
              ],
            },
          ],
        },
      });
      expect(await client.listJobs('shop', 9)).toEqual([
        {
          id: 1,
          name: 'test',
          status: 'in_progress',
          conclusion: undefined,
          startedAt: 's',
          completedAt: undefined,
          url: 'u',
          steps: [
            {
              number: 1,
              name: 'Check out',
              status: 'completed',
              conclusion: 'success',
              startedAt: undefined,
              completedAt: undefined,
            },
          ],
        },
      ]);
    });

    it('follows a log to where it is kept, without the token, and keeps its end', async () => {
      const storage = await WireServer.start();
      try {
        storage.expect('GET /log', {
          body: `${'x'.repeat(100_000)}\nthe end é`,
        });
        wire.expect('GET /repos/acme/shop/actions/jobs/1/logs', {
          status: 302,
          headers: {
            location: `${storage.url.replace('localhost', '127.0.0.1')}/log`,
          },
        });
        expect(await client.getJobLog('shop', 1, { maxBytes: 11 })).toBe(
          '\nthe end é'.slice(-10),
        );
        expect(storage.requests[0].headers.authorization).toBeUndefined();
      } finally {
        await storage.close();
      }
    });

    it('has an empty log of a job that has not ended', async () => {
      wire.expect('GET /repos/acme/shop/actions/jobs/1/logs', {
        status: 404,
        body: { message: 'x' },
      });
      expect(await client.getJobLog('shop', 1)).toBe('');
    });
  });
});
