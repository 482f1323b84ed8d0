import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { readRecord, readRelease } from '../lib/record.mjs';
import { serialise } from '../lib/yaml.mjs';

const DIGEST = `sha256:${'a'.repeat(64)}`;
const OTHER = `sha256:${'b'.repeat(64)}`;

const RECORD = `# a comment
name: orders
description: >-
  repository:
    id: 1
owner: group:default/payments
repository:
  slug: acme/orders # theirs
  id: 42
environments:
  - dev
quarantine:
  - digest: ${DIGEST}
    environment: dev
    reason: "it broke"
`;

describe('a record', () => {
  it('is read for its repository and its quarantine', () => {
    assert.deepEqual(readRecord(RECORD, 'x'), {
      repositoryId: '42',
      quarantined: [DIGEST],
    });
  });

  it('may have nothing quarantined', () => {
    const text = 'repository:\n  slug: a/b\n  id: 7\nquarantine: []\n';
    assert.deepEqual(readRecord(text, 'x').quarantined, []);
  });

  for (const [text, message] of [
    ['name: orders\n', /repository\.id is missing/],
    ['repository: {id: 1}\n', /not written as a block/],
    ['repository:\n  id: 1\n  id: 2\n', /twice/],
    ['repository:\n  id: 1\nrepository:\n  id: 2\n', /twice/],
    ['repository:\n  id: &x 1\n', /cannot read the value/],
    ['{"repository": {"id": 1}}\n', /cannot read the line/],
    ['<<<<<<< HEAD\nrepository:\n  id: 1\n', /cannot read the line/],
  ]) {
    it(`is refused: ${JSON.stringify(text)}`, () => {
      assert.throws(() => readRecord(text, 'x'), message);
    });
  }
});

describe('a release file', () => {
  it('says nothing before the first image', () => {
    assert.deepEqual(readRelease('image: {}\nrelease: {}\n', 'x'), {
      digest: undefined,
      commit: undefined,
    });
  });

  it('is read as it is written', () => {
    const text = serialise({
      image: { repository: 'r/orders', tag: 'c1', digest: OTHER },
      release: { commit: 'c1', run: 'https://x/1', actor: 'a: "b" #c', at: 'now' },
    });
    assert.deepEqual(readRelease(text, 'x'), { digest: OTHER, commit: 'c1' });
    assert.match(text, /^image:\n {2}repository: "r\/orders"\n/);
    assert.match(text, /actor: "a: \\"b\\" #c"\n/);
  });

  it('is read as the portal writes it', () => {
    const text = `image:\n  repository: r\n  tag: c2\n  digest: ${OTHER}\nrelease:\n  commit: 'c2'\n`;
    assert.deepEqual(readRelease(text, 'x'), { digest: OTHER, commit: 'c2' });
  });
});
