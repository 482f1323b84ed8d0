import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import {
  mayFail,
  startGitHub,
  type TestGitHub,
} from './__testUtils__/startGitHub';

describe('the organisation that the sandbox starts from', () => {
  let organisationDir: string;
  let server: TestGitHub;
  jest.setTimeout(30_000);

  const source = async (path: string, text: string | Buffer) => {
    const file = join(organisationDir, path);
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, text);
  };
  const restart = async () => {
    await server.stop();
    server = await startGitHub({ dataDir: server.dataDir, organisationDir });
  };
  const read = async (repo: string, path: string) => {
    const answer = await mayFail(
      server.octokit.rest.repos.getContent({
        owner: 'acme',
        repo,
        path,
        mediaType: { format: 'raw' },
      }),
    );
    return answer.status === 200 ? String(answer.data) : answer.status;
  };
  const subjects = async (repo: string) => {
    const { data } = await server.octokit.rest.repos.listCommits({
      owner: 'acme',
      repo,
    });
    return data.map(({ commit }) => commit.message);
  };
  const put = async (repo: string, path: string, text: string, sha?: string) =>
    server.octokit.rest.repos.createOrUpdateFileContents({
      owner: 'acme',
      repo,
      path,
      sha,
      message: 'by people',
      content: Buffer.from(text).toString('base64'),
    });

  beforeEach(async () => {
    organisationDir = await mkdtemp(join(tmpdir(), 'sandbox-organisation-'));
    await source('pipelines/deliver.yaml', 'uses: https://github.com/acme/x\n');
    await source(
      'gitops-apps/values.yaml',
      'image: 123456789012.dkr.ecr.us-east-1.amazonaws.com/x\n',
    );
    await source('gitops-apps/bin/logo', Buffer.from([0, 255]));
    await source(
      'organisation.yaml',
      'teams: [{slug: platform, name: Platform}]\nproperties: [{property_name: delivery-creation, value_type: string}]\n',
    );
    server = await startGitHub({ organisationDir });
  });
  afterEach(async () => {
    await server.dispose();
    await rm(organisationDir, { recursive: true });
  });

  it('has the folders as repositories with the addresses of this sandbox, teams and properties', async () => {
    expect(await read('pipelines', 'deliver.yaml')).toBe(
      `uses: ${server.url}/acme/x\n`,
    );
    expect(await read('gitops-apps', 'values.yaml')).toBe(
      'image: localhost:4802/x\n',
    );
    expect(await subjects('gitops-apps')).toEqual(['Initial commit']);
    const { rest } = server.octokit;
    expect(
      (await rest.teams.getByName({ org: 'acme', team_slug: 'platform' })).data
        .name,
    ).toBe('Platform');
    expect(
      (await rest.orgs.getAllCustomProperties({ org: 'acme' })).data,
    ).toHaveLength(1);
  });

  it('takes over what changed in the examples, where nobody else has', async () => {
    await source('gitops-apps/values.yaml', 'size: large\n');
    await rm(join(organisationDir, 'gitops-apps/bin/logo'));
    await restart();
    expect(await read('gitops-apps', 'values.yaml')).toBe('size: large\n');
    expect(await read('gitops-apps', 'bin/logo')).toBe(404);
    expect((await subjects('gitops-apps'))[0]).toBe(
      "Update from the organisation's examples",
    );
  });

  it("leaves people's repositories alone, and in the examples' own replaces only the examples' files", async () => {
    await put('gitops-apps', 'services/a.yaml', 'a\n');
    await put('pipelines', 'mine.yaml', 'mine\n');
    await source('gitops-apps/values.yaml', 'size: large\n');
    await source('pipelines/deliver.yaml', 'version: 2\n');
    await restart();
    expect(await subjects('gitops-apps')).toEqual([
      'by people',
      'Initial commit',
    ]);
    expect(await read('pipelines', 'deliver.yaml')).toBe('version: 2\n');
    expect(await read('pipelines', 'mine.yaml')).toBe('mine\n');
  });
});
