import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import {
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { fromRoot } from '../lib/paths.mjs';
import { sandboxToken } from '../lib/token.mjs';

const alive = pid => {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false; // ESRCH: gone
  }
};

const until = async (condition, timeoutMs = 15_000) => {
  const deadline = Date.now() + timeoutMs;
  while (!condition()) {
    assert.ok(Date.now() < deadline, 'waited too long');
    await sleep(50);
  }
};

describe('a server that the launcher starts', () => {
  let folder;
  before(() => {
    folder = mkdtempSync(join(tmpdir(), 'launcher-'));
  });
  after(() => rmSync(folder, { recursive: true, force: true }));

  it('ends when the launcher is killed, even by SIGKILL', async () => {
    const pidFile = join(folder, 'pid');
    const script = join(folder, 'server.cjs');
    writeFileSync(
      script,
      `require('fs').writeFileSync(${JSON.stringify(
        pidFile,
      )}, String(process.pid)); setInterval(() => {}, 1000);`,
    );
    const parent = join(folder, 'parent.mjs');
    writeFileSync(
      parent,
      `import { startServer } from ${JSON.stringify(
        pathToFileURL(fromRoot('launcher/lib/server.mjs')).href,
      )};
       startServer(process.execPath, { name: 'test', script: ${JSON.stringify(
         script,
       )}, env: process.env, logDir: ${JSON.stringify(folder)} });`,
    );
    const launcher = spawn(process.execPath, [parent], { stdio: 'inherit' });
    await until(() => statSync(pidFile, { throwIfNoEntry: false })?.size > 0);
    const pid = Number(readFileSync(pidFile, 'utf8'));
    assert.ok(alive(pid));
    launcher.kill('SIGKILL');
    await until(() => !alive(pid));
  });
});

describe("the sandbox's token", () => {
  it('is random, kept, and readable by its user alone', () => {
    const folder = mkdtempSync(join(tmpdir(), 'launcher-'));
    try {
      const token = sandboxToken(join(folder, 'a'));
      assert.match(token, /^[0-9a-f]{64}$/);
      assert.equal(sandboxToken(join(folder, 'a')), token);
      assert.notEqual(sandboxToken(join(folder, 'b')), token);
      assert.equal(statSync(join(folder, 'a/token')).mode & 0o777, 0o600);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});
