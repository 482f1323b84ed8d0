import type { Value } from '../expressions';
import type { JobStatus, Source } from './JobState';

/** Where a list of steps runs: a job, or one composite action inside of it. */
export interface Frame {
  /** The `steps` context, filled as steps end. */
  steps: Record<
    string,
    { outputs: Record<string, string>; outcome: string; conclusion: string }
  >;
  /** Inputs of the action; a job has those of its workflow. */
  inputs?: Record<string, string>;
  env: Record<string, string>;
  /** Where the file with these steps lies: what `$/` in it means. */
  source: Source;
  actionPath?: string;
  /** `owner/name` that local actions come from is always the workspace; this one names the action for `GITHUB_ACTION_REPOSITORY`. */
  actionRepository?: string;
  defaults: { shell?: string; 'working-directory'?: string };
  status: JobStatus;
  depth: number;
}

export function stepsContext(frame: Frame): Value {
  return frame.steps as unknown as Value;
}
