import {
  mayFail,
  createService,
  startGitHub,
  type TestGitHub,
} from './__testUtils__/startGitHub';

describe('the Git Data API under load', () => {
  let server: TestGitHub;
  beforeAll(async () => {
    server = await startGitHub();
  });
  afterAll(() => server.dispose());

  const times = (count: number) => [...Array(count).keys()];

  jest.setTimeout(30_000);

  it('creates fifty services at once', async () => {
    const made = await Promise.all(
      times(50).map(i => createService(server.octokit, `service-${i}`)),
    );
    expect(new Set(made.map(({ data }) => data.id)).size).toBe(50);
    const { data, headers } = await server.octokit.rest.repos.listForOrg({
      org: 'acme',
      per_page: 40,
    });
    expect(data).toHaveLength(40);
    expect(headers.link).toContain('rel="next"');
    expect(server.pushes).toHaveLength(50);
  });

  it('lets one of two creations of a name win', async () => {
    const answers = await Promise.all(
      times(5).map(() => mayFail(createService(server.octokit, 'contested'))),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([
      201, 422, 422, 422, 422,
    ]);
    const lost = answers.find(({ status }) => status === 422);
    expect(lost?.data).toMatchObject({
      errors: [
        { field: 'name', message: 'name already exists on this account' },
      ],
    });
  });

  it('loses no update when fifty writers move one branch', async () => {
    await createService(server.octokit, 'gitops-apps');
    const base = { owner: 'acme', repo: 'gitops-apps' };
    const { git } = server.octokit.rest;
    const refusals: string[] = [];
    const write = async (name: string): Promise<void> => {
      const { data: head } = await git.getRef({ ...base, ref: 'heads/main' });
      const parent = head.object.sha;
      const { data: tree } = await git.createTree({
        ...base,
        base_tree: parent,
        tree: [
          {
            path: `services/${name}.yaml`,
            mode: '100644',
            type: 'blob',
            content: `name: ${name}\n`,
          },
        ],
      });
      const { data: commit } = await git.createCommit({
        ...base,
        message: `add ${name}`,
        tree: tree.sha,
        parents: [parent],
      });
      const moved = await mayFail(
        git.updateRef({ ...base, ref: 'heads/main', sha: commit.sha }),
      );
      if (moved.status !== 200) {
        refusals.push((moved.data as { message: string }).message);
        await new Promise(resolve => setTimeout(resolve, Math.random() * 500));
        await write(name);
      }
    };
    await Promise.all(times(50).map(i => write(`service-${i}`)));
    const { data } = await server.octokit.rest.repos.getContent({
      ...base,
      path: 'services',
    });
    expect(data).toHaveLength(50);
    expect([...new Set(refusals)]).toEqual(['Update is not a fast forward']);
    const { data: commits } = await server.octokit.rest.repos.listCommits({
      ...base,
      per_page: 100,
    });
    expect(commits).toHaveLength(51);
  }, 60_000);
});
