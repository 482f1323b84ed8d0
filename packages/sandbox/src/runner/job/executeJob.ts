import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { evaluateTemplate, toText, type Value } from '../expressions';
import type { Conclusion, StepRecord } from '../store';
import { mayWrite, permissionLevel } from '../workflow';
import { baseEnvironment } from './environment/baseEnvironment';
import type { Frame } from './Frame';
import { stepsContext } from './Frame';
import { JobLog } from './JobLog';
import { JobState, type JobPlan, type JobServices } from './JobState';
import { Masks } from './Masks';
import { sendSignal } from './process';
import { runSteps, stepName } from './steps';
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
const TOKEN_SECONDS = 3_600;

/** Runs one job in folders of its own, which are removed afterwards. */
export async function executeJob(execution: JobExecution): Promise<JobResult> {
  const { plan, services, folder } = execution;
  const masks = new Masks();
  masks.add(services.context.token);
  const log = new JobLog(execution.logFile, masks);
  const minutes = Number(plan.definition['timeout-minutes'] ?? DEFAULT_MINUTES);
  const timeout = new AbortController();
  const timer = setTimeout(() => timeout.abort(), minutes * 60_000);
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
  try {
    await prepareFolders(state);
    const frame = await jobFrame(state);
    await runSteps(
      state,
      frame,
      plan.definition.steps,
      stepObserver(plan, execution.onSteps),
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

function withToken(
  plan: JobPlan,
  services: JobServices,
  masks: Masks,
): JobPlan {
  const token = services.github.mintToken({
    // Without contents it opens nothing: repositories of an organisation are private.
    repositories:
      permissionLevel(plan.permissions, 'contents') === 'none'
        ? []
        : [plan.run.repository],
    readOnly: !mayWrite(plan.permissions),
    actor: 'github-actions[bot]',
    expiresInSeconds: TOKEN_SECONDS,
  });
  masks.add(token);
  const secrets = { ...(plan.contexts.secrets as object), GITHUB_TOKEN: token };
  return {
    ...plan,
    github: { ...plan.github, token, job: plan.name },
    contexts: { ...plan.contexts, secrets },
  };
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

function stepObserver(plan: JobPlan, onSteps: (steps: StepRecord[]) => void) {
  const records: StepRecord[] = plan.definition.steps.map((step, index) => ({
    number: index + 1,
    name: stepName(step),
    status: 'queued',
    conclusion: null,
    startedAt: null,
    completedAt: null,
  }));
  const now = () => new Date().toISOString();
  onSteps(records);
  return {
    onStart(index: number) {
      Object.assign(records[index], {
        status: 'in_progress',
        startedAt: now(),
      });
      onSteps(records);
    },
    onEnd(index: number, conclusion: Conclusion) {
      const record = records[index];
      const completedAt = now();
      Object.assign(record, {
        status: 'completed',
        conclusion,
        startedAt: record.startedAt ?? completedAt,
        completedAt,
      });
      onSteps(records);
    },
  };
}

/** A value that holds a secret stays inside its job, as on GitHub. */
function jobOutputs(
  state: JobState,
  frame: Frame,
  masks: Masks,
): Record<string, string> {
  const scope = state.scope({ ...frame, steps: stepsContext(frame) });
  const outputs: Record<string, string> = {};
  for (const [name, template] of Object.entries(
    state.plan.definition.outputs,
  )) {
    const value = toText(evaluateTemplate(template, scope) as Value);
    if (masks.hides(value)) {
      state.log.line(
        `##[warning]Skip output '${name}' since it may contain secret.`,
      );
    } else {
      outputs[name] = value;
    }
  }
  return outputs;
}
