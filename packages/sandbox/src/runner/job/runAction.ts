import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { isAbsolute, join } from 'node:path';
import { findStandIn, unexpectedInputs, type ActionCall } from '../actions';
import { evaluateTemplate, toText, type Scope } from '../expressions';
import { GitReader } from '../git';
import {
  parseAction,
  type ActionDefinition,
  type StepDefinition,
} from '../workflow';
import { stepsContext, type Frame } from './Frame';
import type { JobState, Source } from './JobState';
import { runLogged } from './runScript';
import { runSteps } from './steps';

const MAX_DEPTH = 9;

interface ActionRun {
  env: Record<string, string>;
  stepEnv: Record<string, string>;
  scope: Scope;
  signal: AbortSignal;
  /** Filled by the action. */
  outputs: Record<string, string>;
}

/** Runs a `uses:` step: a stand-in by name, or a composite action of this organisation or of the workspace. */
export async function runAction(
  job: JobState,
  frame: Frame,
  definition: StepDefinition,
  run: ActionRun,
): Promise<void> {
  const uses = absolute(definition.uses ?? '', frame.source);
  const given = Object.fromEntries(
    Object.entries(definition.with).map(([name, value]) => [
      name.toLowerCase(),
      toText(evaluateTemplate(value, run.scope)),
    ]),
  );
  const standIn = findStandIn(uses, job.services.context.owner);
  if (standIn) {
    for (const name of unexpectedInputs(standIn.name, Object.keys(given))) {
      job.log.line(`##[warning]Unexpected input '${name}' of ${standIn.name}`);
    }
    await standIn.run(createCall(job, given, run));
    return;
  }
  const located = await locateAction(job, uses);
  await runComposite(job, frame, { ...located, given }, run);
}

function createCall(
  job: JobState,
  given: Record<string, string>,
  run: ActionRun,
): ActionCall {
  const { masks } = job.options;
  return {
    job,
    env: run.env,
    signal: run.signal,
    input: name => (given[name.toLowerCase()] ?? '').trim(),
    log: line => job.log.line(line),
    setOutput: (name, value) => {
      run.outputs[name] = value;
    },
    exportVariable: (name, value) => {
      job.env[name] = value;
    },
    addMask: secret => masks.add(secret),
    path: path => (isAbsolute(path) ? path : join(job.workspace, path)),
    exec: (command, args, options = {}) =>
      runLogged(job, {
        command,
        args,
        cwd: options.cwd ?? job.workspace,
        env: { ...run.env, ...options.env },
        signal: run.signal,
        quiet: options.quiet,
      }),
  };
}

/** `$/path` is of the very repository and commit that the file with the step comes from. */
function absolute(uses: string, { repository, commit }: Source): string {
  return uses.startsWith('$/')
    ? `${repository}/${uses.slice(2)}@${commit}`
    : uses;
}

interface LocatedAction {
  folder: string;
  /** None for an action of the workspace. */
  source?: Source;
  definition: ActionDefinition;
}

async function locateAction(
  job: JobState,
  uses: string,
): Promise<LocatedAction> {
  if (uses.startsWith('./')) {
    const folder = join(job.workspace, uses);
    return { folder, definition: await readAction(folder, uses) };
  }
  const match = /^([^/@]+\/[^/@]+)((?:\/[^@]*)?)@(.+)$/.exec(uses);
  const repository =
    match && job.services.github.findRepository(match[1])?.slug;
  if (!match || !repository) {
    throw new Error(
      `The sandbox has no stand-in for the action ${uses}, and no repository of that name.`,
    );
  }
  const reader = new GitReader(job.services.github.repositoryPath(repository));
  const commit = await reader.resolve(match[3]);
  if (!commit) {
    throw new Error(`Unable to resolve action ${uses}: no such version`);
  }
  const root = join(job.actionsDir, repository, commit);
  if (!existsSync(root)) {
    await reader.export(commit, root);
  }
  const folder = join(root, match[2]);
  return {
    folder,
    source: { repository, commit },
    definition: await readAction(folder, uses),
  };
}

async function readAction(
  folder: string,
  uses: string,
): Promise<ActionDefinition> {
  for (const name of ['action.yml', 'action.yaml']) {
    if (existsSync(join(folder, name))) {
      const source = await readFile(join(folder, name), 'utf8');
      return parseAction(source, `${uses}/${name}`);
    }
  }
  throw new Error(`Can't find 'action.yml' or 'action.yaml' under ${uses}`);
}

async function runComposite(
  job: JobState,
  frame: Frame,
  action: LocatedAction & { given: Record<string, string> },
  run: ActionRun,
): Promise<void> {
  const { definition, given } = action;
  if (definition.runs.using !== 'composite') {
    throw new Error(
      `The sandbox runs composite actions only; this one uses ${definition.runs.using}.`,
    );
  }
  if (frame.depth >= MAX_DEPTH) {
    throw new Error('Composite actions are nested too deeply.');
  }
  const inner: Frame = {
    steps: {},
    inputs: actionInputs(definition, given, run.scope),
    env: run.stepEnv,
    actionPath: action.folder,
    source: action.source ?? frame.source,
    actionRepository: action.source?.repository,
    defaults: {},
    status: frame.status,
    depth: frame.depth + 1,
  };
  await runSteps(job, inner, definition.runs.steps);
  const scope = job.scope({ ...inner, steps: stepsContext(inner) });
  for (const [name, { value }] of Object.entries(definition.outputs)) {
    run.outputs[name] = toText(evaluateTemplate(value ?? '', scope));
  }
  if (inner.status !== frame.status) {
    throw new Error(`${definition.name ?? 'The action'} did not succeed.`);
  }
}

function actionInputs(
  definition: ActionDefinition,
  given: Record<string, string>,
  scope: Scope,
): Record<string, string> {
  const declared = Object.entries(definition.inputs).map(([name, input]) => {
    const value =
      given[name.toLowerCase()] ??
      toText(evaluateTemplate(input.default ?? '', scope));
    return [name, value];
  });
  return Object.fromEntries(declared);
}
