import { evaluateDeep, isObject, type Scope, type Value } from '../expressions';
import type { Call, RunExecution } from './execution';
import { resolveInputs } from './inputs';

/** The run's own workflow; only one that is started by hand has inputs. */
export function firstCall({ workflow, run }: RunExecution): Call {
  const declared = workflow.definition.on.workflow_dispatch?.inputs ?? {};
  return {
    workflow,
    inputs:
      run.event === 'workflow_dispatch'
        ? resolveInputs(declared, run.inputs)
        : {},
    secrets: {},
    keyPrefix: '',
    namePrefix: '',
  };
}

/** The workflow that a job calls, with the inputs and secrets that the job passes. */
export function callOf(
  call: Call,
  job: { id: string; key: string; name: string; scope: Scope },
): Call {
  const { id, key, name, scope } = job;
  const definition = call.workflow.definition.jobs[id];
  const workflow = call.workflow.called[id];
  const inputs = evaluateDeep(definition.with as Value, scope);
  return {
    workflow,
    inputs: resolveInputs(
      workflow.definition.on.workflow_call?.inputs ?? {},
      isObject(inputs) ? inputs : {},
    ),
    secrets:
      definition.secrets === 'inherit'
        ? call.secrets
        : (evaluateDeep(definition.secrets, scope) as Record<string, Value>),
    keyPrefix: `${key}/`,
    namePrefix: `${name} / `,
  };
}
