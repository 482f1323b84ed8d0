import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { release } from '../actions/release/release.mjs';
import { GitHubError } from '../lib/github.mjs';
import { readSettings } from '../lib/settings.mjs';
import { serialise } from '../lib/yaml.mjs';

const DIGEST = `sha256:${'a'.repeat(64)}`;
const OLD = { commit: '1'.repeat(40), digest: `sha256:${'b'.repeat(64)}` };
const COMMIT = '2'.repeat(40);
const PATH = 'environments/dev/orders/release.yaml';
const caller = {
  owner: 'acme',
  service: 'orders',
  repository: 'acme/orders',
  repositoryId: '42',
  commit: COMMIT,
  actor: 'ada',
  serverUrl: 'https://github.com',
  runUrl: 'https://github.com/acme/orders/actions/runs/7',
};

const releaseFile = ({ commit, digest }) =>
  serialise({ image: { repository: 'r', tag: commit, digest }, release: { commit } });

/** A GitOps repository in memory, and what was written into it. */
function world({ record, current = 'image: {}\nrelease: {}\n', comparison = 'ahead', lostRaces = 0 } = {}) {
  const files = {
    'services/orders.yaml': record ?? 'repository:\n  slug: acme/orders\n  id: 42\nquarantine: []\n',
    [PATH]: current ?? undefined,
  };
  const written = [];
  let lost = 0;
  const gitops = async (method, path, body) => {
    const file = /\/contents\/([^?]+)/.exec(path)?.[1];
    if (file) {
      if (files[file] === undefined) {
        throw new GitHubError(method, path, 404, 'Not Found');
      }
      return { content: Buffer.from(files[file]).toString('base64') };
    }
    if (method === 'GET') {
      return path.includes('/git/ref/') ? { object: { sha: 'head' } } : { tree: { sha: 'tree' } };
    }
    if (method === 'PATCH' && lost < lostRaces) {
      lost += 1;
      throw new GitHubError(method, path, 422, 'Update is not a fast forward');
    }
    if (method === 'POST') {
      written.push(body);
    }
    return { sha: 'new' };
  };
  return {
    written,
    run: (digest = DIGEST) =>
      release({
        settings: readSettings(),
        caller,
        digest,
        gitops,
        service: async (method, path) => {
          if (comparison === 404) {
            throw new GitHubError(method, path, 404, 'Not Found');
          }
          return { status: comparison };
        },
        now: () => new Date(0),
        pause: async () => {},
      }),
  };
}

describe('release', () => {
  it('writes one whole file in one commit with trailers', async () => {
    const { written, run } = world();
    assert.equal((await run()).commitUrl, 'https://github.com/acme/gitops-apps/commit/new');
    const [tree, commit] = written;
    assert.equal(tree.tree.length, 1);
    assert.equal(tree.tree[0].path, PATH);
    assert.equal(
      tree.tree[0].content,
      `image:\n  repository: "${readSettings().registry}/orders"\n  tag: "${COMMIT}"\n  digest: "${DIGEST}"\n` +
        `release:\n  commit: "${COMMIT}"\n  run: "${caller.runUrl}"\n  actor: "ada"\n  at: "1970-01-01T00:00:00.000Z"\n`,
    );
    assert.equal(
      commit.message,
      'release(orders): 222222222222 to dev\n\nDelivery-Service: orders\nDelivery-Environment: dev\nDelivery-Action: release\nDelivery-Actor: ada\n',
    );
    assert.deepEqual(commit.parents, ['head']);
  });

  it('runs a lost race again', async () => {
    const { written, run } = world({ lostRaces: 3 });
    await run();
    assert.equal(written.length, 8);
  });

  it('gives up where every race is lost', async () => {
    await assert.rejects(world({ lostRaces: 99 }).run(), /fast forward/);
  });

  it('writes nothing where it is released already', async () => {
    const { written, run } = world({ current: releaseFile({ commit: COMMIT, digest: DIGEST }) });
    assert.match((await run()).text, /already/);
    assert.equal(written.length, 0);
  });

  it('goes on from the commit that is released', async () => {
    const { written, run } = world({ current: releaseFile(OLD) });
    await run();
    assert.equal(written.length, 2);
  });

  for (const [name, options, message, digest] of [
    ['an older commit', { current: releaseFile(OLD), comparison: 'behind' }, /not ahead.*"Roll back"/],
    ['another history', { current: releaseFile(OLD), comparison: 'diverged' }, /not ahead.*git merge -s ours/],
    ['a commit that GitHub cannot compare', { current: releaseFile(OLD), comparison: 404 }, /\(unknown\).*git merge/],
    ['a quarantined image', { record: `repository:\n  id: 42\nquarantine:\n  - digest: ${DIGEST}\n` }, /quarantined/],
    ["another's record", { record: 'repository:\n  id: 43\n' }, /id 43, not to acme\/orders/],
    ['what is no digest', {}, /no digest/, 'latest'],
    ['a service that the portal does not know', { current: null }, /create the service in the portal/],
  ]) {
    it(`refuses ${name}`, async () => {
      const { written, run } = world(options);
      await assert.rejects(run(digest), message);
      assert.equal(written.length, 0);
    });
  }
});
