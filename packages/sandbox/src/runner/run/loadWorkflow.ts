import type { RunnerGitHub } from '../github';
import { GitReader } from '../git';
import type { Source } from '../job';
import {
  DEFAULT_PERMISSIONS,
  excessPermissions,
  InvalidFileError,
  parseWorkflow,
  type Permissions,
  type WorkflowDefinition,
} from '../workflow';

const MAX_DEPTH = 4;

/** A workflow with the workflows that its jobs call. */
export interface LoadedWorkflow {
  definition: WorkflowDefinition;
  path: string;
  /** Where the file lies: what `$/` in it means. */
  source: Source;
  /** The workflow that a job calls, by the job's id. */
  called: Record<string, LoadedWorkflow>;
  /** What its jobs may have where they say nothing. */
  permissions: Permissions;
}

interface Location extends Source {
  path: string;
}

/** Reads a workflow and all that it calls, and refuses what GitHub would refuse to start. */
export async function loadWorkflow(
  github: RunnerGitHub,
  location: Location,
): Promise<LoadedWorkflow> {
  return load(github, location, undefined, 0);
}

async function load(
  github: RunnerGitHub,
  location: Location,
  allowed: Permissions | undefined,
  depth: number,
): Promise<LoadedWorkflow> {
  const { repository, commit, path } = location;
  const reader = new GitReader(github.repositoryPath(repository));
  const source = await reader.readFile(commit, path);
  if (source === undefined) {
    throw new InvalidFileError(`${repository} has no ${path} at ${commit}`);
  }
  const definition = parseWorkflow(source, path);
  if (depth > 0 && !definition.on.workflow_call) {
    throw new InvalidFileError(
      `${repository}/${path} is called, but has no \`on: workflow_call\``,
    );
  }
  const permissions = definition.permissions ?? allowed ?? DEFAULT_PERMISSIONS;
  const called: Record<string, LoadedWorkflow> = {};
  for (const [id, job] of Object.entries(definition.jobs)) {
    const own = job.permissions ?? permissions;
    const excess = allowed ? excessPermissions(own, allowed) : [];
    if (excess.length) {
      throw new InvalidFileError(
        `${path}: the job '${id}' is requesting ${excess.join(', ')}`,
      );
    }
    if (job.uses) {
      if (depth + 1 >= MAX_DEPTH) {
        throw new InvalidFileError(`${path}: workflows call too deeply`);
      }
      const target = await locate(github, location, job.uses);
      called[id] = await load(github, target, own, depth + 1);
    }
  }
  return {
    definition,
    path,
    source: { repository, commit },
    called,
    permissions,
  };
}

async function locate(
  github: RunnerGitHub,
  caller: Location,
  uses: string,
): Promise<Location> {
  const local = /^[.$]\/(\.github\/workflows\/[^@]+)$/.exec(uses);
  if (local) {
    return { ...caller, path: local[1] };
  }
  const match = /^([^/@]+\/[^/@]+)\/(\.github\/workflows\/[^@]+)@(.+)$/.exec(
    uses,
  );
  const repository = match && github.findRepository(match[1])?.slug;
  if (!match || !repository) {
    throw new InvalidFileError(
      `error parsing called workflow "${uses}": workflow was not found`,
    );
  }
  const commit = await new GitReader(github.repositoryPath(repository)).resolve(
    match[3],
  );
  if (!commit) {
    throw new InvalidFileError(
      `error parsing called workflow "${uses}": no such version`,
    );
  }
  return { repository, commit, path: match[2] };
}
