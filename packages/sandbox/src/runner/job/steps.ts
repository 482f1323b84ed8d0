import {
  evaluateCondition,
  evaluateTemplate,
  toText,
  truthy,
  type Scope,
} from '../expressions';
import type { StepDefinition } from '../workflow';
import { createCommandFiles } from './commandFiles';
import type { Frame } from './Frame';
import type { JobState } from './JobState';
import { runScript } from './runScript';
import { stepEnvironment } from './environment/stepEnvironment';
import { MissingToolchainError } from './environment/toolchain';
import { runAction } from './runAction';

export type StepResult = 'success' | 'failure' | 'cancelled' | 'skipped';

/** Told as steps begin and end; a composite action's inner steps tell nobody. */
export interface StepObserver {
  onStart(index: number): void;
  onEnd(index: number, result: StepResult): void;
}

/** Runs a list of steps; the frame's status says how it went. */
export async function runSteps(
  job: JobState,
  frame: Frame,
  definitions: StepDefinition[],
  observer?: StepObserver,
): Promise<void> {
  for (const [index, definition] of definitions.entries()) {
    if (job.options.stopping.aborted) {
      frame.status = 'cancelled';
      return;
    }
    if (job.options.signal.aborted) {
      frame.status = 'cancelled';
    }
    const result = await runStep(job, frame, definition, () =>
      observer?.onStart(index),
    );
    observer?.onEnd(index, result);
  }
}

async function runStep(
  job: JobState,
  frame: Frame,
  definition: StepDefinition,
  onStart: () => void,
): Promise<StepResult> {
  const files = await createCommandFiles(job.temp);
  const outputs: Record<string, string> = {};
  let outcome: StepResult = 'success';
  let scope: Scope | undefined;
  try {
    const prepared = stepEnvironment(job, frame, definition, files.env);
    scope = prepared.scope;
    if (!evaluateCondition(definition.if, scope)) {
      record(frame, definition, {}, 'skipped', 'skipped');
      await files.collect();
      return 'skipped';
    }
    onStart();
    announce(job, definition, scope);
    const signal =
      frame.status === 'cancelled' ? job.options.stopping : job.options.signal;
    const minutes = Number(text(definition['timeout-minutes'], scope)) || 0;
    const timeoutMs = minutes > 0 ? minutes * 60_000 : undefined;
    if (definition.run !== undefined) {
      await runScript(job, {
        script: text(definition.run, scope),
        shell: definition.shell ?? frame.defaults.shell ?? '',
        workingDirectory: text(
          definition['working-directory'] ??
            frame.defaults['working-directory'] ??
            '',
          scope,
        ),
        env: prepared.env,
        signal,
        timeoutMs,
      });
    } else {
      await runAction(job, frame, definition, {
        env: prepared.env,
        stepEnv: prepared.stepEnv,
        scope,
        signal,
        outputs,
      });
    }
  } catch (error) {
    if (error instanceof MissingToolchainError) {
      throw error;
    }
    outcome = job.options.signal.aborted ? 'cancelled' : 'failure';
    job.log.error((error as Error).message);
  }
  const commands = await files.collect().catch((error: Error) => {
    outcome = 'failure';
    job.log.error(`Unable to process file command: ${error.message}`);
    return undefined;
  });
  job.summarise(commands?.summary ?? '');
  Object.assign(job.env, commands?.env);
  job.paths.unshift(...(commands?.paths ?? []).reverse());
  Object.assign(outputs, commands?.outputs);
  const forgiven =
    outcome === 'failure' &&
    scope !== undefined &&
    truthy(evaluateFlag(definition['continue-on-error'], scope));
  const conclusion = forgiven ? 'success' : outcome;
  record(frame, definition, outputs, outcome, conclusion);
  if (conclusion !== 'success' && frame.status === 'success') {
    frame.status = conclusion === 'cancelled' ? 'cancelled' : 'failure';
  }
  return conclusion;
}

/** How a step is called where it has no name. */
export function stepName(definition: StepDefinition): string {
  return (
    definition.name ??
    `Run ${definition.uses ?? definition.run?.trim().split('\n')[0] ?? ''}`
  );
}

function announce(job: JobState, definition: StepDefinition, scope: Scope) {
  job.log.line(`##[group]${text(stepName(definition), scope)}`);
  if (definition.run !== undefined) {
    job.log.line(text(definition.run, scope).trimEnd());
  }
  for (const [name, value] of Object.entries(definition.with)) {
    job.log.line(`  ${name}: ${text(value, scope)}`);
  }
  job.log.line('##[endgroup]');
}

function record(
  frame: Frame,
  definition: StepDefinition,
  outputs: Record<string, string>,
  outcome: StepResult,
  conclusion: StepResult,
): void {
  if (definition.id) {
    frame.steps[definition.id] = { outputs, outcome, conclusion };
  }
}

function evaluateFlag(flag: boolean | string | undefined, scope: Scope) {
  return typeof flag === 'string'
    ? evaluateTemplate(flag, scope)
    : flag ?? false;
}

function text(value: string | number | undefined, scope: Scope): string {
  return toText(evaluateTemplate(String(value ?? ''), scope));
}
