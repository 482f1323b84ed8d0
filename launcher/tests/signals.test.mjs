import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { describe, it } from 'node:test';

const CHILD = `
  import { untilStopped } from ${JSON.stringify(
    new URL('../lib/signals.mjs', import.meta.url).href,
  )};
  const stopped = untilStopped(async () => console.log('cleaned up'));
  setInterval(() => {}, 1000);
  console.log('ready');
  process.exit(await stopped.race());
`;

/** A shell that starts the child and waits, as npm does it. */
function startBelowShell() {
  const shell = spawn(
    'sh',
    ['-c', '"$0" --input-type=module -e "$1"; true', process.execPath, CHILD],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );
  const lines = createInterface({ input: shell.stdout })[
    Symbol.asyncIterator
  ]();
  return { shell, next: async () => (await lines.next()).value };
}

describe('an orderly stop', () => {
  it('happens when the process that started it is killed', async () => {
    const { shell, next } = startBelowShell();
    assert.equal(await next(), 'ready');
    shell.kill('SIGKILL');
    await once(shell, 'exit');
    assert.equal(await next(), '');
    assert.match(await next(), /^Stopping \(its parent has ended\)/);
    assert.equal(await next(), 'cleaned up');
  });
});
