import { GitHubContract } from './__testUtils__/contract';
import {
  createService,
  mayFail,
  octokitFor,
  startGitHub,
  type TestGitHub,
} from './__testUtils__/startGitHub';

const REPO = { owner: 'acme', repo: 'orders' };

describe("answers are as GitHub's published description says", () => {
  const contract = new GitHubContract();
  let server: TestGitHub;
  let problems: string[];
  let checked: Set<string>;
  jest.setTimeout(60_000);

  beforeAll(async () => {
    server = await startGitHub();
    checked = new Set();
    server.octokit.hook.wrap('request', async (request, options) => {
      const check = (status: number, body: unknown) => {
        const { method, url } = options;
        checked.add(`${method} ${url} ${status}`);
        problems.push(...contract.problems(method, url, status, body));
      };
      try {
        const answer = await request(options);
        check(answer.status, answer.data);
        return answer;
      } catch (error) {
        const { status, response } = error as {
          status: number;
          response?: { data: unknown };
        };
        check(status, response?.data);
        throw error;
      }
    });
    problems = [];
    const { rest } = server.octokit;
    await rest.orgs.createOrUpdateCustomProperties({
      org: 'acme',
      properties: [
        { property_name: 'delivery-creation', value_type: 'string' },
      ],
    });
    await createService(server.octokit, REPO.repo, {
      description: 'Takes orders',
      homepage: 'http://localhost:3000/tasks/1',
      custom_properties: { 'delivery-creation': 'task-1' },
      has_wiki: false,
    });
    failOn(problems);
  });
  afterAll(() => server.dispose());
  beforeEach(() => {
    problems = [];
  });
  afterEach(() => failOn(problems));

  it('finds a body that differs from the description', () => {
    expect(
      contract.problems('GET', '/repos/{owner}/{repo}', 200, { id: 'x' }),
    ).not.toEqual([]);
    expect(contract.problems('GET', '/nowhere', 200, {})).not.toEqual([]);
  });

  it('who asks, the App, the organisation', async () => {
    const { rest } = server.octokit;
    const user = await rest.users.getAuthenticated();
    expect(user.data.login).toBe('astillero[bot]');
    expect(user.headers['x-ratelimit-remaining']).toBe('15000');
    await rest.users.getByUsername({ username: 'acme' });
    await rest.orgs.get({ org: 'acme' });
    await rest.orgs.listForAuthenticatedUser();
    await rest.rateLimit.get();
    await rest.apps.getAuthenticated();
    await rest.apps.listInstallations();
    await rest.apps.getOrgInstallation({ org: 'acme' });
    await rest.apps.getRepoInstallation(REPO);
    const { data: installation } = await rest.apps.getUserInstallation({
      username: 'acme',
    });
    const { data: access } = await rest.apps.createInstallationAccessToken({
      installation_id: installation.id,
      repositories: ['orders'],
    });
    await rest.apps.listReposAccessibleToInstallation();
    const installed = octokitFor(server.url, access.token).rest;
    const checkout = octokitFor(server.url, server.context.token).rest;
    await installed.repos.get(REPO);
    expect((await installed.apps.revokeInstallationAccessToken()).status).toBe(
      204,
    );
    expect((await mayFail(installed.repos.get(REPO))).status).toBe(401);
    expect(
      (await mayFail(checkout.apps.revokeInstallationAccessToken())).status,
    ).toBe(403);
    await rest.apps.getAuthenticated();
    expect((await mayFail(rest.orgs.get({ org: 'other' }))).status).toBe(404);
    expect(
      (await mayFail(rest.users.getByUsername({ username: 'nobody' }))).status,
    ).toBe(404);
  });

  it('repositories, their topics and properties', async () => {
    const { rest } = server.octokit;
    const { data } = await rest.repos.get(REPO);
    expect(data).toMatchObject({
      private: true,
      has_wiki: false,
      custom_properties: { 'delivery-creation': 'task-1' },
      clone_url: `${server.url}/acme/orders.git`,
    });
    await rest.repos.listForOrg({ org: 'acme' });
    await rest.repos.update({
      ...REPO,
      description: 'Orders',
      allow_squash_merge: false,
    });
    await rest.repos.replaceAllTopics({ ...REPO, names: ['delivery', 'node'] });
    expect((await rest.repos.getAllTopics(REPO)).data.names).toEqual([
      'delivery',
      'node',
    ]);
    await rest.repos.createOrUpdateCustomPropertiesValues({
      ...REPO,
      properties: [{ property_name: 'delivery-creation', value: 'task-2' }],
    });
    const values = await rest.repos.getCustomPropertiesValues(REPO);
    expect(values.data).toEqual([
      { property_name: 'delivery-creation', value: 'task-2' },
    ]);
    await rest.orgs.getAllCustomProperties({
      org: 'acme',
    });
    const { data: found } = await rest.search.repos({
      q: 'order org:acme props.delivery-creation:task-2',
    });
    expect(found.items.map(({ name }) => name)).toEqual(['orders']);
    const taken = await mayFail(createService(server.octokit, 'orders'));
    expect(taken).toMatchObject({
      status: 422,
      data: { message: 'Repository creation failed.' },
    });
    const unknown = await mayFail(
      createService(server.octokit, 'other', {
        custom_properties: { nothing: 'x' },
      }),
    );
    expect(unknown.status).toBe(422);
    await createService(server.octokit, 'short-lived');
    await rest.repos.delete({ owner: 'acme', repo: 'short-lived' });
    const gone = await mayFail(
      rest.repos.get({ owner: 'acme', repo: 'short-lived' }),
    );
    expect(gone).toMatchObject({ status: 404, data: { message: 'Not Found' } });
  });

  it('the Git Data API: a whole history replaced by one commit', async () => {
    const { git, repos } = server.octokit.rest;
    const { data: blob } = await git.createBlob({
      ...REPO,
      content: 'AAH/',
      encoding: 'base64',
    });
    const { data: tree } = await git.createTree({
      ...REPO,
      tree: [
        {
          path: 'bin/run',
          mode: '100755',
          type: 'blob',
          content: '#!/bin/sh\n',
        },
        { path: 'logo.png', mode: '100644', type: 'blob', sha: blob.sha },
      ],
    });
    const { data: commit } = await git.createCommit({
      ...REPO,
      message: 'Initial commit',
      tree: tree.sha,
      parents: [],
    });
    expect(commit).toMatchObject({
      verification: { verified: true, reason: 'valid' },
      author: { name: 'astillero[bot]' },
    });
    const refused = await mayFail(
      git.updateRef({ ...REPO, ref: 'heads/main', sha: commit.sha }),
    );
    expect(refused).toMatchObject({
      status: 422,
      data: { message: 'Update is not a fast forward' },
    });
    await git.updateRef({
      ...REPO,
      ref: 'heads/main',
      sha: commit.sha,
      force: true,
    });
    const { data: read } = await git.getTree({
      ...REPO,
      tree_sha: 'main',
      recursive: '1',
    });
    expect(read.tree.map(({ path, mode, size }) => [path, mode, size])).toEqual(
      [
        ['bin', '040000', undefined],
        ['bin/run', '100755', 10],
        ['logo.png', '100644', 3],
      ],
    );
    expect(
      (await git.getBlob({ ...REPO, file_sha: blob.sha })).data.content.trim(),
    ).toBe('AAH/');
    await git.getCommit({ ...REPO, commit_sha: commit.sha });
    await git.getRef({ ...REPO, ref: 'heads/main' });
    await git.listMatchingRefs({ ...REPO, ref: 'heads/' });
    const own = await git.createCommit({
      ...REPO,
      message: 'mine',
      tree: tree.sha,
      parents: [commit.sha],
      author: {
        name: 'Ada',
        email: 'ada@example.com',
        date: '2026-01-02T03:04:05Z',
      },
    });
    expect(own.data.verification.verified).toBe(false);
    await git.createRef({
      ...REPO,
      ref: 'refs/heads/mine/one',
      sha: own.data.sha,
    });
    for (const body of [
      { ref: 'refs/heads/mine/one', sha: own.data.sha },
      { ref: 'refs/heads/bad..name', sha: own.data.sha },
      { ref: 'refs/heads/none', sha: '1'.repeat(40) },
    ]) {
      expect((await mayFail(git.createRef({ ...REPO, ...body }))).status).toBe(
        422,
      );
    }
    await git.deleteRef({ ...REPO, ref: 'heads/mine/one' });
    for (const [bad, status] of [
      [git.createCommit({ ...REPO, message: 'x', tree: '2'.repeat(40) }), 422],
      [
        git.createTree({
          ...REPO,
          tree: [{ path: '../x', mode: '100644', content: '' }],
        }),
        422,
      ],
      [
        git.createTree({
          ...REPO,
          tree: [{ path: '.git/config', mode: '100644', content: '' }],
        }),
        422,
      ],
      [git.getRef({ ...REPO, ref: 'heads/none' }), 404],
      [git.getCommit({ ...REPO, commit_sha: '3'.repeat(40) }), 404],
    ] as const) {
      expect((await mayFail(bad)).status).toBe(status);
    }
    expect(
      (await repos.getBranch({ ...REPO, branch: 'main' })).data.commit.parents,
    ).toEqual([]);
  });

  it('answers 409 in an empty repository', async () => {
    await createService(server.octokit, 'empty', { auto_init: false });
    const empty = { owner: 'acme', repo: 'empty' };
    const answer = await mayFail(
      server.octokit.rest.git.createBlob({ ...empty, content: 'x' }),
    );
    expect(answer).toMatchObject({
      status: 409,
      data: { message: 'Git Repository is empty.' },
    });
    const commits = await mayFail(server.octokit.rest.repos.listCommits(empty));
    expect(commits.status).toBe(409);
  });

  it('contents: a file put, changed, read and deleted', async () => {
    const { repos } = server.octokit.rest;
    const file = { ...REPO, path: 'docs/a b.md', message: 'docs' };
    const content = Buffer.from('# one\n').toString('base64');
    const made = await repos.createOrUpdateFileContents({ ...file, content });
    expect(made.status).toBe(201);
    const sha = made.data.content?.sha ?? '';
    expect(
      (await mayFail(repos.createOrUpdateFileContents({ ...file, content })))
        .status,
    ).toBe(422);
    const stale = await mayFail(
      repos.createOrUpdateFileContents({
        ...file,
        content,
        sha: '4'.repeat(40),
      }),
    );
    expect(stale.status).toBe(409);
    const changed = await repos.createOrUpdateFileContents({
      ...file,
      content: '',
      sha,
    });
    expect(changed.status).toBe(200);
    const { data } = await repos.getContent({ ...REPO, path: file.path });
    expect(data).toMatchObject({ type: 'file', name: 'a b.md', size: 0 });
    await repos.getContent({ ...REPO, path: 'docs' });
    await repos.getContent({ ...REPO, path: '' });
    expect(
      (await mayFail(repos.getContent({ ...REPO, path: 'none' }))).status,
    ).toBe(404);
    await repos.deleteFile({ ...file, sha: changed.data.content?.sha ?? '' });
    expect(
      (await mayFail(repos.getContent({ ...REPO, path: 'docs' }))).status,
    ).toBe(404);
  });

  it('commits, branches and comparisons', async () => {
    const { repos } = server.octokit.rest;
    const { data: commits } = await repos.listCommits({
      ...REPO,
      path: 'docs',
      per_page: 2,
    });
    expect(commits).toHaveLength(2);
    expect(commits[0].author?.login).toBe('astillero[bot]');
    const { data: commit } = await repos.getCommit({
      ...REPO,
      ref: commits[1].sha,
    });
    expect(commit.files).toEqual([
      expect.objectContaining({
        filename: 'docs/a b.md',
        status: 'modified',
        deletions: 1,
      }),
    ]);
    await repos.listBranches(REPO);
    await repos.listTags(REPO);
    const { data: compared } = await repos.compareCommitsWithBasehead({
      ...REPO,
      basehead: `${commits[1].sha}...main`,
    });
    expect(compared).toMatchObject({
      status: 'ahead',
      ahead_by: 1,
      behind_by: 0,
    });
    expect(
      (await mayFail(repos.getBranch({ ...REPO, branch: 'none' }))).status,
    ).toBe(404);
    expect(
      (await mayFail(repos.getCommit({ ...REPO, ref: 'none' }))).status,
    ).toBe(422);
  });

  it('statuses and check runs', async () => {
    const { repos, checks } = server.octokit.rest;
    const { data: branch } = await repos.getBranch({ ...REPO, branch: 'main' });
    const { sha } = branch.commit;
    await repos.createCommitStatus({
      ...REPO,
      sha,
      state: 'success',
      context: 'ci',
    });
    const { data } = await repos.getCombinedStatusForRef({
      ...REPO,
      ref: 'main',
    });
    expect(data).toMatchObject({ state: 'success', sha, total_count: 1 });
    await repos.listCommitStatusesForRef({ ...REPO, ref: 'main' });
    const check = await checks.create({ ...REPO, name: 'scan', head_sha: sha });
    await checks.update({
      ...REPO,
      check_run_id: check.data.id,
      status: 'completed',
      conclusion: 'failure',
    });
    await checks.get({ ...REPO, check_run_id: check.data.id });
    const list = await checks.listForRef({ ...REPO, ref: 'main' });
    expect(list.data.check_runs[0].conclusion).toBe('failure');
  });

  it('pull requests: opened, moved, merged', async () => {
    const { git, pulls, repos, issues } = server.octokit.rest;
    const { data: main } = await git.getRef({ ...REPO, ref: 'heads/main' });
    await git.createRef({
      ...REPO,
      ref: 'refs/heads/change',
      sha: main.object.sha,
    });
    const wanted = {
      ...REPO,
      title: 'A change',
      head: 'change',
      base: 'main',
      body: 'why',
    };
    expect((await mayFail(pulls.create(wanted))).status).toBe(422);
    await repos.createOrUpdateFileContents({
      ...REPO,
      branch: 'change',
      path: 'new.txt',
      message: 'add',
      content: Buffer.from('new\n').toString('base64'),
    });
    server.pullRequests.length = 0;
    const { data: pull } = await pulls.create(wanted);
    expect(pull).toMatchObject({
      number: 1,
      mergeable: true,
      changed_files: 1,
      commits: 1,
    });
    expect((await mayFail(pulls.create(wanted))).status).toBe(422);
    const pullNumber = { ...REPO, pull_number: pull.number };
    const listed = await pulls.list({
      ...REPO,
      head: 'acme:change',
      state: 'open',
    });
    expect(listed.data).toHaveLength(1);
    expect((await pulls.list({ ...REPO, head: 'acme:none' })).data).toEqual([]);
    await pulls.update({ ...pullNumber, title: 'Another title' });
    await pulls.listFiles(pullNumber);
    await pulls.listCommits(pullNumber);
    await issues.createComment({
      ...REPO,
      issue_number: pull.number,
      body: 'hello',
    });
    await issues.listComments({ ...REPO, issue_number: pull.number });
    await issues.addLabels({
      ...REPO,
      issue_number: pull.number,
      labels: ['deploy'],
    });
    expect((await mayFail(pulls.checkIfMerged(pullNumber))).status).toBe(404);
    const wrong = await mayFail(
      pulls.merge({ ...pullNumber, sha: '5'.repeat(40) }),
    );
    expect(wrong.status).toBe(409);
    const { data: merged } = await pulls.merge(pullNumber);
    const { data: commit } = await repos.getCommit({ ...REPO, ref: 'main' });
    expect(commit.sha).toBe(merged.sha);
    expect(commit.parents).toHaveLength(2);
    expect(commit.commit.verification?.verified).toBe(true);
    await pulls.checkIfMerged(pullNumber);
    const { data: after } = await pulls.get(pullNumber);
    expect(after).toMatchObject({
      state: 'closed',
      merged: true,
      title: 'Another title',
    });
    expect((await mayFail(pulls.merge(pullNumber))).status).toBe(405);
    expect(server.pullRequests.map(({ action }) => action)).toEqual([
      'opened',
      'closed',
    ]);
  });

  it('rulesets, protection, teams, hooks', async () => {
    const { repos, teams } = server.octokit.rest;
    const ruleset = {
      name: 'Default branch',
      target: 'branch' as const,
      enforcement: 'active' as const,
      conditions: { ref_name: { include: ['~DEFAULT_BRANCH'], exclude: [] } },
      rules: [
        { type: 'deletion' as const },
        { type: 'non_fast_forward' as const },
      ],
    };
    const { data } = await repos.createRepoRuleset({ ...REPO, ...ruleset });
    expect(
      (await mayFail(repos.createRepoRuleset({ ...REPO, ...ruleset }))).status,
    ).toBe(422);
    await repos.getRepoRulesets(REPO);
    await repos.getRepoRuleset({ ...REPO, ruleset_id: data.id });
    await repos.updateRepoRuleset({
      ...REPO,
      ruleset_id: data.id,
      enforcement: 'disabled',
    });
    await repos.deleteRepoRuleset({ ...REPO, ruleset_id: data.id });
    await repos.createOrgRuleset({
      org: 'acme',
      ...ruleset,
      conditions: undefined,
    });
    await repos.getOrgRulesets({ org: 'acme' });
    await repos.updateBranchProtection({
      ...REPO,
      branch: 'main',
      enforce_admins: true,
      required_status_checks: null,
      required_pull_request_reviews: null,
      restrictions: null,
    });
    await repos.getBranchProtection({ ...REPO, branch: 'main' });
    await repos.deleteBranchProtection({ ...REPO, branch: 'main' });
    await teams.create({ org: 'acme', name: 'Platform' });
    await teams.getByName({ org: 'acme', team_slug: 'platform' });
    const grant = { org: 'acme', team_slug: 'platform', ...REPO };
    expect(
      (await mayFail(teams.checkPermissionsForRepoInOrg(grant))).status,
    ).toBe(404);
    await teams.addOrUpdateRepoPermissionsInOrg({
      ...grant,
      permission: 'maintain',
    });
    expect((await teams.checkPermissionsForRepoInOrg(grant)).status).toBe(204);
    await teams.list({ org: 'acme' });
    await teams.listReposInOrg({ org: 'acme', team_slug: 'platform' });
    await repos.listTeams(REPO);
    expect(
      (await mayFail(teams.getByName({ org: 'acme', team_slug: 'none' })))
        .status,
    ).toBe(404);
    const hook = await repos.createWebhook({
      ...REPO,
      config: { url: 'http://localhost:1', secret: 'hidden' },
    });
    expect(JSON.stringify(hook.data)).not.toContain('hidden');
    await repos.listWebhooks(REPO);
    await repos.deleteWebhook({ ...REPO, hook_id: hook.data.id });
  });

  it('variables, secrets and environments', async () => {
    const { actions, repos } = server.octokit.rest;
    await actions.createRepoVariable({ ...REPO, name: 'REGION', value: 'eu' });
    expect(
      (
        await mayFail(
          server.octokit.request(
            'POST /repos/{owner}/{repo}/actions/variables',
            { ...REPO, name: 'bad name', value: '' },
          ),
        )
      ).status,
    ).toBe(422);
    problems = [];
    await actions.updateRepoVariable({ ...REPO, name: 'REGION', value: 'us' });
    expect(
      (await actions.getRepoVariable({ ...REPO, name: 'region' })).data.value,
    ).toBe('us');
    await actions.listRepoVariables(REPO);
    const { data: key } = await actions.getRepoPublicKey(REPO);
    expect(Buffer.from(key.key, 'base64')).toHaveLength(32);
    const secret = {
      ...REPO,
      secret_name: 'TOKEN',
      encrypted_value: 'AAAA',
      key_id: key.key_id,
    };
    expect((await actions.createOrUpdateRepoSecret(secret)).status).toBe(201);
    expect((await actions.createOrUpdateRepoSecret(secret)).status).toBe(204);
    await actions.listRepoSecrets(REPO);
    await actions.createOrgVariable({
      org: 'acme',
      name: 'ORG',
      value: '1',
      visibility: 'all',
    });
    await actions.listOrgVariables({ org: 'acme' });
    await actions.getOrgPublicKey({ org: 'acme' });
    await repos.createOrUpdateEnvironment({
      ...REPO,
      environment_name: 'prod',
    });
    await repos.getAllEnvironments(REPO);
    await repos.getEnvironment({ ...REPO, environment_name: 'prod' });
    expect(server.github.variablesOf('acme/orders')).toEqual({
      ORG: '1',
      REGION: 'us',
    });
  });

  it('refuses who has no token, and names what it does not know', async () => {
    const stranger = octokitFor(server.url, 'wrong');
    expect(await mayFail(stranger.rest.repos.get(REPO))).toMatchObject({
      status: 401,
      data: { message: 'Bad credentials' },
    });
    const anonymous = await fetch(`${server.url}/api/v3/repos/acme/orders`);
    expect(anonymous.status).toBe(401);
    expect(await anonymous.json()).toMatchObject({
      message: 'Requires authentication',
    });
    const unknown = await mayFail(server.octokit.rest.repos.listForks(REPO));
    expect(unknown).toMatchObject({
      status: 501,
      data: {
        message: expect.stringContaining('GET /api/v3/repos/acme/orders/forks'),
      },
    });
    problems = [];
    expect(checked.size).toBeGreaterThan(100);
  });
});

function failOn(problems: string[]): void {
  if (problems.length > 0) {
    throw new Error(problems.join('\n'));
  }
}
