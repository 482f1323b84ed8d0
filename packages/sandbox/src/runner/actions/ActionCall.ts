import type { JobState } from '../job/JobState';

/** What a stand-in for an action is given. */
export interface ActionCall {
  readonly job: JobState;
  /** The step's whole environment. */
  readonly env: Readonly<Record<string, string>>;
  readonly signal: AbortSignal;
  /** An input, empty where it was not given. Names in any case. */
  input(name: string): string;
  log(line: string): void;
  setOutput(name: string, value: string): void;
  /** For all later steps of the job. */
  exportVariable(name: string, value: string): void;
  addMask(secret: string): void;
  /** A path inside the workspace, or an absolute one. */
  path(path: string): string;
  /** Runs a program and throws where it fails. */
  exec(
    command: string,
    args: string[],
    options?: { cwd?: string; env?: Record<string, string>; quiet?: boolean },
  ): Promise<void>;
}

/** A stand-in for one action, known by its name; the version asked for is not looked at. */
export interface ActionStandIn {
  /** `owner/name` or `owner/name/path`, in lower case. */
  readonly name: string;
  run(call: ActionCall): Promise<void>;
}
