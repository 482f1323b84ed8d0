import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { runUntil } from '../testing/deadline.mjs';

describe('a run with a deadline', () => {
  const node = code => [process.execPath, ['-e', code], { stdio: 'ignore' }];

  it('gives the exit code of what ends in time', async () => {
    assert.deepEqual(await runUntil(20_000, ...node('process.exit(3)')), {
      code: 3,
      late: false,
    });
  });

  it('ends the whole group of what does not', async () => {
    const hangs =
      "require('child_process').spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], {stdio: 'inherit'})";
    const { late } = await runUntil(500, ...node(hangs));
    assert.equal(late, true);
  });
});
