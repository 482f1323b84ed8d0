import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { evaluateTemplate, toText } from '../expressions';
import type { Conclusion, StepRecord } from '../store';
import { baseEnvironment } from './environment/baseEnvironment';
import type { Frame } from './Frame';
import { JobLog } from './JobLog';
import { JobState, type JobPlan, type JobServices } from './JobState';
import { Masks } from './Masks';
import { sendSignal } from './process';
import { jobOutputs } from './jobOutputs';
import { stepRecords } from './stepRecords';
import { runSteps } from './steps';
import { withToken } from './withToken';
import { MissingToolchainError } from './environment/toolchain';

export interface JobResult {
  conclusion: Conclusion;
  outputs: Record<string, string>;
  /** Why it was skipped. */
  reason: string | null;
  /** Markdown that its steps wrote. */
  summary: string;
}

export interface JobExecution {
  plan: JobPlan;
  services: JobServices;
  folder: string;
  logFile: string;
  /** Aborted when the run is cancelled. */
  cancelled: AbortSignal;
  /** Aborted when the sandbox stops. */
  stopping: AbortSignal;
  onSteps(steps: StepRecord[]): void;
}

const DEFAULT_MINUTES = 360;

/** Runs one job in folders of its own, which are removed afterwards. */
export async function executeJob(execution: JobExecution): Promise<JobResult> {
  const { plan, services, folder } = execution;
  const masks = new Masks();
  masks.add(services.context.token);
  const log = new JobLog(execution.logFile, masks);
  const minutes = Number(plan.definition['timeout-minutes'] ?? DEFAULT_MINUTES);
  const timeout = new AbortController();
  const state = new JobState(withToken(plan, services, masks), services, {
    folder,
    base: {
      ...baseEnvironment({
        parent: process.env,
        home: join(folder, '_home'),
        cacheDir: services.cacheDir,
      }),
      ...(await services.packageSettings()),
    },
    log,
    masks,
    signal: AbortSignal.any([
      execution.cancelled,
      execution.stopping,
      timeout.signal,
    ]),
    stopping: execution.stopping,
  });
  const timer = setTimeout(() => timeout.abort(), minutes * 60_000);
  try {
    await prepareFolders(state);
    const frame = await jobFrame(state);
    await runSteps(
      state,
      frame,
      plan.definition.steps,
      stepRecords(plan, execution.onSteps),
    );
    state.status = frame.status;
    const outputs = jobOutputs(state, frame, masks);
    const { summary } = state;
    if (timeout.signal.aborted) {
      log.error(`The job ran longer than ${minutes} minutes.`);
      return { conclusion: 'failure', outputs, reason: null, summary };
    }
    return { conclusion: frame.status, outputs, reason: null, summary };
  } catch (error) {
    if (error instanceof MissingToolchainError) {
      log.line(`##[warning]Skipped: ${error.message}`);
      return {
        conclusion: 'skipped',
        outputs: {},
        reason: error.message,
        summary: state.summary,
      };
    }
    log.error((error as Error).message);
    return {
      conclusion: 'failure',
      outputs: {},
      reason: (error as Error).message,
      summary: state.summary,
    };
  } finally {
    clearTimeout(timer);
    state.processGroups.forEach(group => sendSignal(group, 'SIGKILL'));
    await log.close();
    await rm(folder, { recursive: true, force: true, maxRetries: 3 });
  }
}

async function prepareFolders(state: JobState): Promise<void> {
  await rm(state.options.folder, { recursive: true, force: true });
  for (const path of [state.workspace, state.temp, state.home]) {
    await mkdir(path, { recursive: true });
  }
  const eventPath = join(state.temp, 'event.json');
  await writeFile(eventPath, JSON.stringify(state.plan.github.event ?? {}));
  state.plan.github.event_path = eventPath;
}

async function jobFrame(state: JobState): Promise<Frame> {
  const { plan } = state;
  const scopeWith = (env: Record<string, string>) =>
    state.scope({ steps: {}, env, status: 'success' });
  const env: Record<string, string> = {};
  for (const declared of [plan.workflowEnv, plan.definition.env]) {
    const scope = scopeWith({ ...env });
    for (const [name, value] of Object.entries(declared)) {
      env[name] = toText(evaluateTemplate(value, scope));
    }
  }
  return {
    steps: {},
    env,
    source: plan.source,
    defaults: { ...plan.defaults.run, ...plan.definition.defaults.run },
    status: 'success',
    depth: 0,
  };
}
