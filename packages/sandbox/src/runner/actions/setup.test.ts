import { execFile } from 'node:child_process';
import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { ActionCall } from './ActionCall';
import { setups } from './setup';

const setupPython = setups.find(({ name }) => name === 'actions/setup-python')!;

describe('setup-python', () => {
  let bin: string;
  beforeEach(async () => {
    bin = await mkdtemp(join(tmpdir(), 'sandbox-setup-'));
  });
  afterEach(() => rm(bin, { recursive: true, force: true }));

  /** Runs the stand-in on a machine whose python3 is this shell script. */
  async function setUp(script?: string): Promise<string[]> {
    if (script !== undefined) {
      await writeFile(join(bin, 'python3'), `#!/bin/sh\n${script}\n`);
      await chmod(join(bin, 'python3'), 0o755);
    }
    const lines: string[] = [];
    await setupPython.run({
      env: { PATH: bin },
      signal: new AbortController().signal,
      input: () => '3.13',
      log: line => lines.push(line),
      setOutput: () => {},
      exec: async (command, args) => {
        await promisify(execFile)(join(bin, command), args);
      },
    } as Partial<ActionCall> as ActionCall);
    return lines;
  }

  it('takes the one of the machine', async () => {
    expect((await setUp('exit 0')).join('\n')).toContain(
      "the machine's own python3; version 3.13 was asked for",
    );
  });

  it.each([
    ['there is none', undefined, 'this machine has no `python3`'],
    [
      'it is too old',
      'case "$2" in *version_info*) exit 1;; esac',
      "this machine's `python3` is older than 3.11",
    ],
    [
      'it comes without venv',
      'case "$2" in *ensurepip*) exit 1;; esac',
      'install python3-venv',
    ],
  ])('has the job skipped where %s', async (_, script, reason) => {
    await expect(setUp(script)).rejects.toMatchObject({
      name: 'MissingToolchainError',
      message: expect.stringContaining(reason),
    });
  });
});
