import { evaluateTemplate, toText, type Value } from '../expressions';
import { stepsContext, type Frame } from './Frame';
import type { JobState } from './JobState';
import type { Masks } from './Masks';

/** What a job gives to others. A value that holds a secret stays inside its job, as on GitHub. */
export function jobOutputs(
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
