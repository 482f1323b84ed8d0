import {
  evaluateCondition,
  evaluateDeep,
  evaluateTemplate,
  toText,
  truthy,
  type Scope,
  type Value,
} from '../expressions';
import { expandMatrix, matrixSuffix, type MatrixCell } from '../workflow';
import { announce } from './announce';
import { callOf, firstCall } from './calls';
import { enterGroup } from './enterGroup';
import type { Call, RunExecution } from './execution';
import { JobRecords } from './JobRecords';
import { combine, type JobOutcome, type Result } from './results';
import { runLeaf } from './runLeaf';
import { RunScopes } from './RunScopes';

/** Runs all jobs of a run in the order of their needs and returns how it went. */
export class RunExecutor {
  readonly #records: JobRecords;
  readonly #scopes: RunScopes;

  constructor(private readonly execution: RunExecution) {
    this.#records = new JobRecords(execution.store, execution.run.id);
    this.#scopes = new RunScopes(execution);
  }

  async execute(): Promise<Result> {
    const call = firstCall(this.execution);
    announce(this.#records, call.workflow);
    const { result } = await this.#runCall(call);
    return result;
  }

  async #runCall(call: Call): Promise<{
    result: Result;
    outputs: Record<string, string>;
  }> {
    const { definition } = call.workflow;
    const leave = await enterGroup(
      this.execution,
      definition.concurrency,
      this.#scopes.of(call),
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
      const scope = this.#scopes.of(call, { jobs }, outcomes);
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
    const scope = this.#scopes.of(call, { needs: needsContext }, needs);
    try {
      if (!evaluateCondition(definition.if, scope)) {
        const { aborted } = this.execution.cancelled.signal;
        const result = aborted && !failedAbove ? 'cancelled' : 'skipped';
        this.#skip(call, id, result);
        return { result, outputs: {}, failedAbove, isClean: false };
      }
      const cells = expandMatrix(definition.strategy, scope);
      const ended = await Promise.all(
        cells.map(cell =>
          this.#runCell(call, id, cell, {
            ...scope,
            contexts: { ...scope.contexts, matrix: cell },
          }),
        ),
      );
      const result = combine(ended.map(cell => cell.result));
      const forgiven =
        result === 'failure' &&
        truthy(evaluateDeep(definition['continue-on-error'] ?? false, scope));
      const seen = forgiven ? 'success' : result;
      return {
        result: seen,
        outputs: Object.assign({}, ...ended.map(cell => cell.outputs)),
        failedAbove: failedAbove || seen === 'failure',
        isClean: seen === 'success' && needs.every(need => need.isClean),
      };
    } catch (error) {
      this.#records.ensure(key, call.namePrefix + (definition.name ?? id));
      this.#records.finish(key, 'failure', (error as Error).message);
      return {
        result: 'failure',
        outputs: {},
        failedAbove: true,
        isClean: false,
      };
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
    const leave = await enterGroup(
      this.execution,
      definition.concurrency,
      scope,
    );
    if (!leave) {
      this.#records.ensure(key, name);
      this.#records.finish(key, 'cancelled');
      return { result: 'cancelled', outputs: {} };
    }
    try {
      if (!called) {
        return await runLeaf(this.execution, this.#records, {
          call,
          id,
          key,
          name,
          scope,
          github: this.#scopes.github,
        });
      }
      return await this.#runCall(callOf(call, { id, key, name, scope }));
    } finally {
      leave();
    }
  }

  #skip(call: Call, id: string, result: Result): void {
    const definition = call.workflow.definition.jobs[id];
    const key = call.keyPrefix + id;
    if (!call.workflow.called[id]) {
      this.#records.ensure(key, call.namePrefix + (definition.name ?? id));
    }
    this.#records.finish(key, result);
  }
}
