import type { PullRequestEvent, PushEvent } from '../core';
import {
  asksForNoRun,
  dispatchCause,
  occurrenceOf,
  pullRequestCause,
  pushCause,
  type RunCause,
} from './events';
import { GitReader } from './git';
import type { RunnerGitHub } from './github';
import { resolveInputs } from './run';
import type { RunRecord } from './store';
import { isTriggered } from './workflow';
import type { WorkflowFile, WorkflowFiles } from './WorkflowFiles';

/** What GitHub's own token pushes starts no run, or runs would start runs for ever. */
const SILENT_ACTOR = 'github-actions[bot]';

/** Makes a run of a workflow and starts it. */
export type CreateRun = (
  cause: RunCause,
  file: WorkflowFile,
  title: string,
) => RunRecord;

export interface DispatchOptions {
  slug: string;
  workflow: WorkflowFile;
  ref: string;
  inputs: Record<string, string>;
  actor: string;
}

/** Which workflows run for what happens in repositories. */
export class RunTriggers {
  constructor(
    private readonly github: RunnerGitHub,
    private readonly files: WorkflowFiles,
    private readonly createRun: CreateRun,
  ) {}

  async onPush(event: PushEvent): Promise<void> {
    const repository = this.github.findRepository(event.repository);
    if (!repository || /^0+$/.test(event.after)) {
      return;
    }
    const reader = new GitReader(this.github.repositoryPath(repository.slug));
    const commit = await reader.commit(event.after);
    await this.#consider(
      pushCause(event, repository, commit),
      () => reader.changedFiles(event.before, event.after),
      commit.message,
    );
  }

  async onPullRequest(event: PullRequestEvent): Promise<void> {
    const repository = this.github.findRepository(event.repository);
    if (!repository) {
      return;
    }
    const reader = new GitReader(this.github.repositoryPath(repository.slug));
    const cause = pullRequestCause(event, repository);
    const commit = await reader.commit(event.headSha);
    const base = await reader.resolve(`refs/heads/${cause.baseRef}`);
    await this.#consider(
      cause,
      () => reader.changedFiles(base, event.headSha),
      commit.message,
    );
  }

  /** Starts a run by hand. Throws where workflow, branch or inputs do not fit. */
  async dispatch(options: DispatchOptions): Promise<RunRecord> {
    const repository = this.github.findRepository(options.slug);
    if (!repository) {
      throw new Error(`There is no repository ${options.slug}`);
    }
    const reader = new GitReader(this.github.repositoryPath(repository.slug));
    const headSha = await reader.resolve(options.ref);
    if (!headSha) {
      throw new Error(`No ref found for: ${options.ref}`);
    }
    const ref = options.ref.startsWith('refs/')
      ? options.ref
      : `refs/heads/${options.ref}`;
    const files = await this.files.read(repository.slug, headSha);
    const file = files.find(({ path }) => path === options.workflow.path);
    const dispatchable = file?.definition?.on.workflow_dispatch;
    if (!file || !dispatchable) {
      throw new Error("Workflow does not have 'workflow_dispatch' trigger");
    }
    resolveInputs(dispatchable.inputs, options.inputs);
    const cause = dispatchCause({ ...options, repository, ref, headSha });
    return this.createRun(cause, file, file.name);
  }

  async #consider(
    cause: RunCause,
    changedFiles: () => Promise<string[]>,
    message: string,
  ): Promise<void> {
    if (cause.actor === SILENT_ACTOR || asksForNoRun(message)) {
      return;
    }
    const files = await this.files.read(cause.repository, cause.headSha);
    if (files.length === 0) {
      return;
    }
    const occurrence = occurrenceOf(cause, await changedFiles());
    const title = message.split('\n')[0];
    for (const file of files) {
      const wanted = file.definition
        ? isTriggered(file.definition, occurrence)
        : cause.event === 'push';
      if (wanted) {
        this.createRun(cause, file, title);
      }
    }
  }
}
