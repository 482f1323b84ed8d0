import { randomUUID } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import { isAbsolute, join } from 'node:path';
import { renderLine } from './commands';
import { runProcess } from './process';
import type { JobState } from './JobState';

const SHELLS: Record<string, { command: string; args: string[] }> = {
  '': { command: 'bash', args: ['-e'] },
  bash: {
    command: 'bash',
    args: ['--noprofile', '--norc', '-eo', 'pipefail'],
  },
  sh: { command: 'sh', args: ['-e'] },
  python: { command: 'python3', args: [] },
};

/** Runs the lines of a `run:` step and throws where they fail. */
export async function runScript(
  job: JobState,
  options: {
    script: string;
    shell: string;
    workingDirectory: string;
    env: Record<string, string>;
    signal: AbortSignal;
    timeoutMs?: number;
  },
): Promise<void> {
  const shell = SHELLS[options.shell];
  if (!shell) {
    throw new Error(
      `The sandbox has no shell '${options.shell}': use bash, sh or python`,
    );
  }
  await mkdir(job.temp, { recursive: true });
  const file = join(job.temp, `${randomUUID()}.sh`);
  await writeFile(file, options.script);
  await runLogged(job, {
    ...shell,
    args: [...shell.args, file],
    cwd: isAbsolute(options.workingDirectory)
      ? options.workingDirectory
      : join(job.workspace, options.workingDirectory),
    env: options.env,
    signal: options.signal,
    timeoutMs: options.timeoutMs,
  });
}

/** Runs a program whose output goes to the job's log; throws where it fails. */
export async function runLogged(
  job: JobState,
  options: {
    command: string;
    args: string[];
    cwd: string;
    env: Record<string, string>;
    signal: AbortSignal;
    timeoutMs?: number;
    quiet?: boolean;
  },
): Promise<void> {
  let group = 0;
  const result = await runProcess({
    ...options,
    onLine: line => {
      const rendered = renderLine(line, secret =>
        job.options.masks.add(secret),
      );
      if (rendered !== undefined && !options.quiet) {
        job.log.line(rendered);
      }
    },
    onStart: started => {
      group = started;
      job.processGroups.add(group);
    },
  });
  if (result.timedOut) {
    throw new Error('The step ran longer than its timeout-minutes allow.');
  }
  if (options.signal.aborted) {
    throw new Error('The operation was canceled.');
  }
  if (result.code !== 0) {
    throw new Error(`Process completed with exit code ${result.code}.`);
  }
}
