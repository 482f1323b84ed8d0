import { join } from 'node:path';
import type { Limit } from 'p-limit';
import {
  evaluateCondition,
  evaluateDeep,
  evaluateTemplate,
  isObject,
  toText,
  truthy,
  type Scope,
  type Value,
} from '../expressions';
import { githubContext } from '../contexts';
import { executeJob, type JobServices } from '../job';
import type { RunRecord, RunStore } from '../store';
import {
  expandMatrix,
  matrixSuffix,
  type Concurrency,
  type JobDefinition,
  type MatrixCell,
} from '../workflow';
import type { ConcurrencyGate } from './ConcurrencyGate';
import { resolveInputs } from './inputs';
import { JobRecords } from './JobRecords';
import type { LoadedWorkflow } from './loadWorkflow';
import {
  combine,
  statusFunctions,
  type JobOutcome,
  type Result,
} from './results';

export interface RunExecution {
  run: RunRecord;
  workflow: LoadedWorkflow;
  repositoryId: number;
  services: JobServices;
  store: RunStore;
  gate: ConcurrencyGate;
  /** Keeps the number of jobs at once down. */
  limit: Limit;
  /** Where jobs work and logs are. */
  workDir: string;
  logFile(jobId: number): string;
  cancelled: AbortController;
  stopping: AbortSignal;
}

/** One workflow of a run: the run's own, or one that a job of it calls. */
interface Call {
  workflow: LoadedWorkflow;
  inputs: Record<string, Value>;
  secrets: Record<string, Value>;
  /** Ids and names of the calling jobs, each followed by a slash. */
  keyPrefix: string;
  namePrefix: string;
}

const NEVER = new AbortController().signal;

/** Runs all jobs of a run in the order of their needs and returns how it went. */
export class RunExecutor {
  readonly #records: JobRecords;
  readonly #github: Record<string, Value>;
  readonly #variables: Record<string, string>;

  constructor(private readonly execution: RunExecution) {
    const { run, store, services, repositoryId } = execution;
    this.#records = new JobRecords(store, run.id);
    this.#variables = services.github.variablesOf(run.repository);
    this.#github = githubContext({
      context: services.context,
      run,
      repositoryId,
    });
  }

  async execute(): Promise<Result> {
    const { workflow, run } = this.execution;
    const declared = workflow.definition.on.workflow_dispatch?.inputs ?? {};
    const call: Call = {
      workflow,
      inputs:
        run.event === 'workflow_dispatch'
          ? resolveInputs(declared, run.inputs)
          : {},
      secrets: {},
      keyPrefix: '',
      namePrefix: '',
    };
    this.#announce(call);
    const { result } = await this.#runCall(call);
    return result;
  }

  /** Shows jobs as queued before the first one starts. */
  #announce({ workflow, keyPrefix, namePrefix }: Call): void {
    for (const [id, job] of Object.entries(workflow.definition.jobs)) {
      const called = workflow.called[id];
      if (called && !job.strategy?.matrix) {
        this.#announce({
          workflow: called,
          inputs: {},
          secrets: {},
          keyPrefix: `${keyPrefix}${id}/`,
          namePrefix: `${namePrefix}${job.name ?? id} / `,
        });
      } else if (!called && !job.strategy?.matrix) {
        this.#records.ensure(keyPrefix + id, namePrefix + (job.name ?? id));
      }
    }
  }

  async #runCall(call: Call): Promise<{
    result: Result;
    outputs: Record<string, string>;
  }> {
    const { definition } = call.workflow;
    const leave = await this.#enterGroup(
      definition.concurrency,
      this.#scope(call, {}, []),
    );
    if (!leave) {
      this.#records.finish(call.keyPrefix, 'cancelled');
      return { result: 'cancelled', outputs: {} };
    }
    try {
      const running = new Map<string, Promise<JobOutcome>>();
      const start = (id: string): Promise<JobOutcome> => {
        const known = running.get(id);
        if (known) {
          return known;
        }
        const needs = definition.jobs[id].needs.map(start);
        const outcome = this.#runJob(call, id, needs);
        running.set(id, outcome);
        return outcome;
      };
      const ids = Object.keys(definition.jobs);
      const outcomes = await Promise.all(ids.map(start));
      const jobs = Object.fromEntries(
        ids.map((id, index) => [id, outcomes[index] as unknown as Value]),
      );
      const scope = this.#scope(call, { jobs }, outcomes);
      const declared = definition.on.workflow_call?.outputs ?? {};
      const outputs = Object.entries(declared).map(([name, { value }]) => [
        name,
        toText(evaluateTemplate(value, scope)),
      ]);
      return {
        result: combine(outcomes.map(({ result }) => result)),
        outputs: Object.fromEntries(outputs),
      };
    } finally {
      leave();
    }
  }

  async #runJob(
    call: Call,
    id: string,
    pending: Promise<JobOutcome>[],
  ): Promise<JobOutcome> {
    const definition = call.workflow.definition.jobs[id];
    const needs = await Promise.all(pending);
    const needsContext = Object.fromEntries(
      definition.needs.map((name, index) => [
        name,
        { result: needs[index].result, outputs: needs[index].outputs },
      ]),
    );
    const failedAbove = needs.some(need => need.failedAbove);
    const key = call.keyPrefix + id;
    const scope = this.#scope(call, { needs: needsContext }, needs);
    try {
      if (!evaluateCondition(definition.if, scope)) {
        const { aborted } = this.execution.cancelled.signal;
        const result = aborted && !failedAbove ? 'cancelled' : 'skipped';
        this.#skip(call, id, result);
        return { result, outputs: {}, failedAbove };
      }
      const cells = expandMatrix(definition.strategy, scope);
      const limit = await Promise.all(
        cells.map(cell =>
          this.#runCell(call, id, cell, {
            ...scope,
            contexts: { ...scope.contexts, matrix: cell },
          }),
        ),
      );
      const result = combine(limit.map(cell => cell.result));
      const forgiven =
        result === 'failure' &&
        truthy(evaluateDeep(definition['continue-on-error'] ?? false, scope));
      return {
        result: forgiven ? 'success' : result,
        outputs: Object.assign({}, ...limit.map(cell => cell.outputs)),
        failedAbove: failedAbove || (result === 'failure' && !forgiven),
      };
    } catch (error) {
      this.#records.ensure(key, call.namePrefix + (definition.name ?? id));
      this.#records.finish(key, 'failure', (error as Error).message);
      return { result: 'failure', outputs: {}, failedAbove: true };
    }
  }

  async #runCell(
    call: Call,
    id: string,
    cell: MatrixCell,
    scope: Scope,
  ): Promise<{ result: Result; outputs: Record<string, string> }> {
    const definition = call.workflow.definition.jobs[id];
    const suffix = matrixSuffix(cell);
    const key = call.keyPrefix + id + suffix;
    const name =
      call.namePrefix +
      (definition.name
        ? toText(evaluateTemplate(definition.name, scope))
        : id + suffix);
    const called = call.workflow.called[id];
    const leave = await this.#enterGroup(definition.concurrency, scope);
    if (!leave) {
      this.#records.ensure(key, name);
      this.#records.finish(key, 'cancelled');
      return { result: 'cancelled', outputs: {} };
    }
    try {
      if (!called) {
        return await this.#runLeaf(
          call,
          id,
          definition,
          key,
          name,
          cell,
          scope,
        );
      }
      const inputs = evaluateDeep(definition.with as Value, scope);
      return await this.#runCall({
        workflow: called,
        inputs: resolveInputs(
          called.definition.on.workflow_call?.inputs ?? {},
          isObject(inputs) ? inputs : {},
        ),
        secrets: this.#passedSecrets(call, definition, scope),
        keyPrefix: `${key}/`,
        namePrefix: `${name} / `,
      });
    } finally {
      leave();
    }
  }

  #passedSecrets(
    call: Call,
    { secrets }: JobDefinition,
    scope: Scope,
  ): Record<string, Value> {
    return secrets === 'inherit'
      ? call.secrets
      : (evaluateDeep(secrets, scope) as Record<string, Value>);
  }

  async #runLeaf(
    call: Call,
    id: string,
    definition: JobDefinition,
    key: string,
    name: string,
    cell: MatrixCell,
    scope: Scope,
  ): Promise<{ result: Result; outputs: Record<string, string> }> {
    const { execution } = this;
    const record = this.#records.ensure(key, name);
    if (record.conclusion === 'success') {
      return { result: 'success', outputs: record.outputs };
    }
    const began = execution.cancelled.signal.aborted;
    return execution.limit(async () => {
      const { aborted } = execution.cancelled.signal;
      if (execution.stopping.aborted || (aborted && !began)) {
        this.#records.finish(key, 'cancelled');
        return { result: 'cancelled', outputs: {} };
      }
      this.#records.begin(record.id);
      const { contexts } = scope;
      const result = await executeJob({
        plan: {
          run: execution.run,
          jobId: record.id,
          name: id,
          definition: {
            ...definition,
            'timeout-minutes': evaluateDeep(
              definition['timeout-minutes'] ?? 360,
              scope,
            ) as number,
          },
          defaults: call.workflow.definition.defaults,
          permissions: definition.permissions ?? call.workflow.permissions,
          workflowEnv: call.workflow.definition.env,
          github: { ...this.#github },
          contexts: { ...contexts, matrix: cell },
        },
        services: execution.services,
        folder: join(execution.workDir, String(record.id)),
        logFile: execution.logFile(record.id),
        cancelled: began ? NEVER : execution.cancelled.signal,
        stopping: execution.stopping,
        onSteps: steps => this.#records.steps(record.id, steps),
      });
      if (!execution.stopping.aborted) {
        this.#records.end(record.id, result);
      }
      const ended = result.conclusion as Result;
      // A job that this machine cannot run stops nothing: the pipeline goes on without it.
      return {
        result: ended === 'skipped' ? 'success' : ended,
        outputs: result.outputs,
      };
    });
  }

  #skip(call: Call, id: string, result: Result): void {
    const definition = call.workflow.definition.jobs[id];
    const key = call.keyPrefix + id;
    if (!call.workflow.called[id]) {
      this.#records.ensure(key, call.namePrefix + (definition.name ?? id));
    }
    this.#records.finish(key, result);
  }

  async #enterGroup(
    concurrency: Concurrency | undefined,
    scope: Scope,
  ): Promise<(() => void) | undefined> {
    if (!concurrency) {
      return () => {};
    }
    const { run, gate, cancelled, stopping } = this.execution;
    const group = toText(evaluateTemplate(concurrency.group, scope));
    const flag = evaluateDeep(concurrency.cancelInProgress, scope);
    return gate.enter(
      `${run.repository}:${group}`,
      {
        runId: run.id,
        cancel: () => cancelled.abort(),
        signal: AbortSignal.any([cancelled.signal, stopping]),
      },
      truthy(flag),
    );
  }

  #scope(call: Call, extra: Record<string, Value>, needs: JobOutcome[]): Scope {
    return {
      contexts: {
        github: this.#github,
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
