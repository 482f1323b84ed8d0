import { readdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { HelmError } from './HelmError';
import { runHelm } from './runHelm';

const failure = (promise: Promise<unknown>): Promise<HelmError> =>
  promise.then(
    () => {
      throw new Error('helm did not fail');
    },
    error => error,
  );

describe('runHelm', () => {
  it('runs a helm that works', async () => {
    const { stdout } = await runHelm(['version', '--template', '{{.Version}}']);
    expect(stdout).toMatch(/^v[34]\.\d+\.\d+/);
  });

  it('keeps the settings of the person and of other runs away', async () => {
    process.env.HELM_NAMESPACE = 'elsewhere';
    const { stdout } = await runHelm(['env'], {
      env: { HELM_DATA_HOME: '/given' },
    });
    delete process.env.HELM_NAMESPACE;

    expect(stdout).toContain('HELM_NAMESPACE="default"');
    expect(stdout).toContain('HELM_DATA_HOME="/given"');
    expect(stdout).toMatch(
      new RegExp(`HELM_CACHE_HOME="${tmpdir()}/helm-[^/]+/cache"`),
    );
    const home = stdout.match(/HELM_CACHE_HOME=".*\/(helm-[^/]+)\/cache"/)?.[1];
    expect(await readdir(tmpdir())).not.toContain(home);
  });

  it('passes arguments on as they are, never through a shell', async () => {
    const error = await failure(runHelm(['template', './$(id);`id`']));
    expect(error.stderr).toContain('./$(id);`id`');
  });

  it('fails with what helm said', async () => {
    const error = await failure(runHelm(['no-such-command']));
    expect(error).toBeInstanceOf(HelmError);
    expect(error).toMatchObject({ name: 'HelmError', exitCode: 1 });
    expect(error.message).toMatch(
      /^helm no-such-command failed: .*unknown command/,
    );
    expect(error.stderr).toContain('unknown command');
  });

  it('sends input', async () => {
    const { stdout } = await runHelm(['-c', 'cat'], {
      binary: '/bin/sh',
      input: 'a: 1\n',
    });
    expect(stdout).toBe('a: 1\n');
  });

  it('stops a helm that hangs, and leaves its arguments out of the error', async () => {
    const error = await failure(
      runHelm(['-c', 'sleep 20 # hunter2'], {
        binary: '/bin/sh',
        timeout: 100,
      }),
    );
    expect(error.message).toBe('helm -c failed: stopped after 100 ms');
    expect(error.exitCode).toBeUndefined();
  });

  it('says when there is no such binary', async () => {
    const error = await failure(
      runHelm(['version'], { binary: '/no/such/helm' }),
    );
    expect(error.message).toContain('helm version failed: ENOENT');
  });
});
