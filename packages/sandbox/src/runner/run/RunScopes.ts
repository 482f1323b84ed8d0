import { githubContext } from '../contexts';
import type { Scope, Value } from '../expressions';
import type { Call, RunExecution } from './execution';
import { statusFunctions, type JobOutcome } from './results';

/** What expressions of a run see outside of its jobs' steps. */
export class RunScopes {
  /** The same for all jobs of the run, those of called workflows too. */
  readonly github: Record<string, Value>;
  readonly #variables: Record<string, string>;

  constructor(private readonly execution: RunExecution) {
    const { run, services, repositoryId } = execution;
    this.#variables = services.github.variablesOf(run.repository);
    this.github = githubContext({
      context: services.context,
      run,
      repositoryId,
    });
  }

  of(
    call: Call,
    extra: Record<string, Value> = {},
    needs: JobOutcome[] = [],
  ): Scope {
    return {
      contexts: {
        github: this.github,
        inputs: call.inputs,
        secrets: call.secrets,
        vars: this.#variables,
        needs: {},
        matrix: {},
        strategy: {},
        ...extra,
      },
      functions: statusFunctions(
        needs,
        this.execution.cancelled.signal.aborted,
      ),
    };
  }
}
