import { join } from 'node:path';
import { parse } from 'yaml';
import { nodeService, onboard, readGitops } from './__testUtils__/service';
import { REPOSITORY_ROOT, startActions } from './__testUtils__/startActions';

jest.setTimeout(180_000);

describe("the organisation's pipeline", () => {
  let actions: Awaited<ReturnType<typeof startActions>>;

  beforeAll(async () => {
    actions = await startActions({
      organisationDir: join(REPOSITORY_ROOT, 'examples/organisation'),
    });
  });
  afterAll(() => actions.stop());

  it('takes a push to a release in the first environment', async () => {
    await onboard(actions, 'orders');
    const commit = await actions.push('orders', nodeService('orders'));
    const run = await actions.finishedRun('orders', commit);
    const jobs = await actions.jobs('orders', run.id);
    expect(
      jobs.map(job => [
        job.name,
        job.conclusion,
        job.conclusion === 'success' || job.log,
      ]),
    ).toEqual([
      ['deliver / test', 'success', true],
      ['deliver / build', 'success', true],
      ['deliver / scan', 'success', true],
      ['deliver / publish', 'success', true],
      ['deliver / release', 'success', true],
    ]);
    const release = parse(
      await readGitops(actions, 'environments/dev/orders/release.yaml'),
    );
    expect(release).toEqual({
      image: {
        repository: `${new URL(actions.context.urls.ecr).host}/orders`,
        tag: commit,
        digest: expect.stringMatching(/^sha256:[0-9a-f]{64}$/),
      },
      release: {
        commit,
        run: run.html_url,
        actor: 'someone',
        at: expect.stringMatching(/^\d{4}-.*Z$/),
      },
    });
  });
});
