import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { publish } from '../actions/publish/publish.mjs';
import { sessionPolicy } from '../actions/publish/sessionPolicy.mjs';
import { fileDigest } from '../lib/image.mjs';
import { readSettings } from '../lib/settings.mjs';

const DIGEST = `sha256:${'a'.repeat(64)}`;
const WINNER = `sha256:${'b'.repeat(64)}`;
const settings = readSettings();
const caller = { repository: 'acme/orders', service: 'orders', repositoryId: '42', commit: 'c'.repeat(40) };
const IMAGE = `${settings.registry}/orders`;

/** Programs that answer by their first words, and what they were asked. */
function programs(answers) {
  const asked = [];
  const command = async (...words) => {
    const line = words.join(' ');
    asked.push(line);
    const key = Object.keys(answers).find(start => line.startsWith(start));
    const answer = answers[key] ?? '';
    const value = typeof answer === 'function' ? answer(line) : answer;
    if (value instanceof Error) {
      throw value;
    }
    return typeof value === 'string' ? value : JSON.stringify(value);
  };
  return { asked, command };
}

const owned = {
  'aws ecr describe-repositories': { repositories: [{ repositoryArn: 'arn:x' }] },
  'aws ecr list-tags-for-resource': { tags: [{ Key: 'delivery:github-repository-id', Value: '42' }] },
  'aws ecr describe-images': new Error('ImageNotFoundException: none'),
  'tar -xOf': { manifests: [{ digest: DIGEST }] },
};

const SBOM = fileURLToPath(import.meta.url);
const scanned = { digest: DIGEST, sbom: await fileDigest(SBOM) };
const run = (command, seen = scanned) =>
  publish({ settings, caller, scanned: seen, archive: '/image.tar', sbom: SBOM, command });

describe('publish', () => {
  it('pushes by digest, signs, attests, and tags last', async () => {
    const { asked, command } = programs(owned);
    assert.deepEqual(await run(command), { digest: DIGEST, image: IMAGE, isNew: true });
    assert.deepEqual(asked.slice(-4).map(line => line.split(' ').slice(0, 2).join(' ')), [
      'skopeo copy',
      'cosign sign',
      'cosign attest',
      'skopeo copy',
    ]);
    assert.ok(asked.at(-4).endsWith(`oci-archive:/image.tar docker://${IMAGE}@${DIGEST}`));
    assert.ok(asked.at(-1).endsWith(`docker://${IMAGE}@${DIGEST} docker://${IMAGE}:${caller.commit}`));
    assert.ok(asked.at(-3).includes('--new-bundle-format=false --use-signing-config=false'));
  });

  for (const [name, seen, message] of [
    ['another image than was scanned', { ...scanned, digest: WINNER }, /image is not the one that was scanned/],
    ['another SBOM', { ...scanned, sbom: WINNER }, /SBOM is not the one that was scanned/],
    ['what no scan has seen', { digest: '', sbom: '' }, /scan has named no image/],
  ]) {
    it(`refuses ${name}, before anything is pushed`, async () => {
      const { asked, command } = programs(owned);
      await assert.rejects(run(command, seen), message);
      assert.ok(!asked.some(line => /^(skopeo|cosign)/.test(line)));
    });
  }

  it('releases what is there already, once its signature is verified', async () => {
    const { asked, command } = programs({
      ...owned,
      'aws ecr describe-images': { imageDetails: [{ imageDigest: WINNER }] },
    });
    assert.equal((await run(command)).digest, WINNER);
    assert.match(asked.at(-1), /^cosign verify .*--certificate-github-workflow-repository acme\/orders/);
    assert.ok(!asked.some(line => line.startsWith('skopeo')));
  });

  it('refuses a tag without a signature', async () => {
    const { command } = programs({
      ...owned,
      'aws ecr describe-images': { imageDetails: [{ imageDigest: WINNER }] },
      'cosign verify': new Error('no signatures found'),
    });
    await assert.rejects(run(command), /without a valid signature/);
  });

  it('gives way to another run that tagged first', async () => {
    let tagged = false;
    const { command } = programs({
      ...owned,
      'aws ecr describe-images': () =>
        tagged ? { imageDetails: [{ imageDigest: WINNER }] } : new Error('ImageNotFoundException'),
      'skopeo copy': line => {
        tagged = line.includes(`docker://${IMAGE}:`);
        return tagged ? new Error('tag is immutable') : '';
      },
    });
    assert.equal((await run(command)).digest, WINNER);
  });

  for (const [value, message] of [
    ['43', /id 43, not to acme\/orders \(42\)/],
    [undefined, /id \(none\)/],
  ]) {
    it(`refuses a registry of ${value}`, async () => {
      const { asked, command } = programs({
        ...owned,
        'aws ecr list-tags-for-resource': {
          tags: value ? [{ Key: 'delivery:github-repository-id', Value: value }] : [],
        },
      });
      await assert.rejects(run(command), message);
      assert.equal(asked.length, 2);
    });
  }

  it('is narrowed to the one repository', () => {
    const [login, rest] = sessionPolicy({ ...settings, namePrefix: 'team/' }, 'orders').Statement;
    assert.equal(login.Action, 'ecr:GetAuthorizationToken');
    assert.equal(rest.Resource, 'arn:aws:ecr:us-east-1:123456789012:repository/team/orders');
  });
});
