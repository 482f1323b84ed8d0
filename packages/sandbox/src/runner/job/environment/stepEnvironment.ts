import { delimiter } from 'node:path';
import { evaluateTemplate, toText, type Scope } from '../../expressions';
import { githubVariables } from '../../contexts';
import type { StepDefinition } from '../../workflow';
import { stepsContext, type Frame } from '../Frame';
import type { JobState } from '../JobState';

/** What a step's expressions see and what its process gets. */
export function stepEnvironment(
  job: JobState,
  frame: Frame,
  definition: StepDefinition,
  commandFiles: Record<string, string>,
): {
  scope: Scope;
  env: Record<string, string>;
  /** The declared part: workflow, job, step and exported variables. */
  stepEnv: Record<string, string>;
} {
  const scopeWith = (env: Record<string, string>) =>
    job.scope({
      steps: stepsContext(frame),
      inputs: frame.inputs,
      env,
      actionPath: frame.actionPath,
      status: frame.status,
    });
  const outer = { ...frame.env, ...job.env };
  const own = Object.fromEntries(
    Object.entries(definition.env).map(([name, value]) => [
      name,
      toText(evaluateTemplate(value, scopeWith(outer))),
    ]),
  );
  const stepEnv = { ...outer, ...own };
  const { base } = job.options;
  const runner = Object.fromEntries(
    Object.entries(job.runnerContext).map(([name, value]) => [
      `RUNNER_${name.toUpperCase()}`,
      value,
    ]),
  );
  return {
    scope: scopeWith(stepEnv),
    stepEnv,
    env: {
      ...base,
      ...stepEnv,
      ...githubVariables({ ...job.plan.github, workspace: job.workspace }),
      ...runner,
      ...commandFiles,
      GITHUB_ACTIONS: 'true',
      GITHUB_ACTION: definition.id ?? '__run',
      ...(frame.actionPath ? { GITHUB_ACTION_PATH: frame.actionPath } : {}),
      ...(frame.actionRepository
        ? { GITHUB_ACTION_REPOSITORY: frame.actionRepository }
        : {}),
      PATH: [...job.paths, stepEnv.PATH ?? base.PATH].join(delimiter),
    },
  };
}
