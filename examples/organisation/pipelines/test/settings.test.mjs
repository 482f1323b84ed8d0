import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import { describe, it } from 'node:test';
import { createGitHub, isPassing, GitHubError } from '../lib/github.mjs';
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

describe('the limits of GitHub', () => {
  const answer = async headers => {
    const server = createServer((request, response) => {
      response.writeHead(403, headers);
      response.end('{"message":"slow down"}');
    });
    await new Promise(resolve => {
      server.listen(0, '127.0.0.1', resolve);
    });
    const apiUrl = `http://127.0.0.1:${server.address().port}`;
    const error = await createGitHub({ apiUrl, token: 'x' })('GET', '/').catch(caught => caught);
    server.close();
    return error;
  };

  for (const [name, headers, wait] of [
    ['waits as long as it is told', { 'retry-after': '7' }, 7_000],
    ['waits no longer than two minutes', { 'retry-after': '3600' }, 120_000],
    ['waits a moment where the limit has just ended', { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': '1' }, 1_000],
    ['takes a refusal for a refusal', {}, undefined],
  ]) {
    it(name, async () => {
      const error = await answer(headers);
      assert.equal(error.waitMilliseconds, wait);
      assert.equal(isPassing(error), wait !== undefined);
    });
  }
});

describe('errors', () => {
  for (const [status, passes] of [[404, false], [403, false], [409, true], [422, true], [429, true], [502, true]]) {
    it(`${status} ${passes ? 'passes' : 'stays'}`, () => {
      assert.equal(isPassing(new GitHubError('GET', '/', status, '')), passes);
    });
  }
});
