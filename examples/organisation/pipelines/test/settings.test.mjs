import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { isPassing, GitHubError } from '../lib/github.mjs';
import { readCaller } from '../lib/run.mjs';
import { checkSettings, readSettings } from '../lib/settings.mjs';

describe('settings', () => {
  it('are complete', () => {
    assert.equal(readSettings().firstEnvironment, 'dev');
  });

  it('that are missing are named', () => {
    const settings = { ...readSettings(), gitops: { repository: 'x' } };
    assert.throws(() => checkSettings(settings), /gitops\.branch is missing/);
  });
});

describe('the caller', () => {
  it('is who GitHub says', () => {
    assert.throws(() => readCaller({}), /GITHUB_REPOSITORY is not set/);
  });
});

describe('errors', () => {
  for (const [status, passes] of [[404, false], [403, false], [409, true], [422, true], [429, true], [502, true]]) {
    it(`${status} ${passes ? 'passes' : 'stays'}`, () => {
      assert.equal(isPassing(new GitHubError('GET', '/', status, '')), passes);
    });
  }
});
