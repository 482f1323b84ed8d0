import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { findJdk } from '../job/environment/jdk';
import {
  MissingToolchainError,
  requirePrograms,
} from '../job/environment/toolchain';
import type { ActionCall, ActionStandIn } from './ActionCall';

interface Toolchain {
  name: string;
  programs: string[];
  hint: string;
  versionInput: string;
  versionFileInput: string;
  versionOutput: string;
  /** What the first program must be able to do besides being there. */
  abilities?: Ability[];
  /** What makes the one of several that was asked for the job's own. */
  prepare?: (call: ActionCall, version: string) => void;
}

interface Ability {
  /** Arguments with which the program succeeds if it can. */
  args: string[];
  /** What to say where it cannot. */
  lack: string;
}

const TOOLCHAINS: Toolchain[] = [
  {
    name: 'actions/setup-node',
    programs: ['node', 'npm'],
    hint: 'install Node.js with npm',
    versionInput: 'node-version',
    versionFileInput: 'node-version-file',
    versionOutput: 'node-version',
  },
  {
    name: 'actions/setup-python',
    programs: ['python3'],
    hint: 'install Python 3',
    abilities: [
      {
        args: ['-c', 'import sys; sys.exit(sys.version_info < (3, 11))'],
        lack: 'is older than 3.11: install a newer one',
      },
      {
        // Debian and its kin deliver both in a package of their own.
        args: ['-c', 'import ensurepip, venv'],
        lack: 'cannot make virtual environments: install python3-venv',
      },
    ],
    versionInput: 'python-version',
    versionFileInput: 'python-version-file',
    versionOutput: 'python-version',
  },
  {
    name: 'actions/setup-java',
    programs: ['java', 'javac', 'mvn'],
    hint: 'install a JDK and Maven',
    prepare: takeJdk,
    versionInput: 'java-version',
    versionFileInput: 'java-version-file',
    versionOutput: 'version',
  },
  {
    name: 'actions/setup-dotnet',
    programs: ['dotnet'],
    hint: 'install the .NET SDK',
    versionInput: 'dotnet-version',
    versionFileInput: 'global-json-file',
    versionOutput: 'dotnet-version',
  },
];

/** Tool chains are the machine's own: the stand-in only makes sure that they are there. */
export const setups: ActionStandIn[] = TOOLCHAINS.map(toolchain => ({
  name: toolchain.name,
  async run(call) {
    await requirePrograms(
      toolchain.programs,
      call.env.PATH ?? '',
      toolchain.hint,
    );
    await requireAbilities(toolchain, call);
    const wanted = await wantedVersion(toolchain, call);
    toolchain.prepare?.(call, wanted);
    call.log(
      `The sandbox uses the machine's own ${toolchain.programs.join(' and ')}${
        wanted ? `; version ${wanted} was asked for` : ''
      }.`,
    );
    await call.exec(toolchain.programs[0], [
      toolchain.programs[0] === 'java' ? '-version' : '--version',
    ]);
    call.setOutput(toolchain.versionOutput, wanted);
    call.setOutput('cache-hit', 'false');
  },
}));

/** The version by itself, or else the file that says it; a file that is missing fails the real actions too. */
async function wantedVersion(
  { versionInput, versionFileInput }: Toolchain,
  call: ActionCall,
): Promise<string> {
  const version = call.input(versionInput);
  const file = call.input(versionFileInput);
  if (version || !file) {
    return version;
  }
  const text = await readFile(call.path(file), 'utf8').catch(error => {
    throw new Error(`The specified version file ${file} does not exist`, {
      cause: error,
    });
  });
  return `of ${file} (${text.trim().split('\n')[0]})`;
}

/** A machine may have several JDKs: later steps find the one that was asked for, as with the action itself. */
function takeJdk(call: ActionCall, version: string): void {
  const least = Number(/\d+/.exec(version)?.[0] ?? 0);
  const home = findJdk(least, call.env);
  if (!home) {
    throw new MissingToolchainError(
      `this machine has no JDK ${least} or later: install one`,
    );
  }
  call.exportVariable('JAVA_HOME', home);
  call.job.paths.unshift(join(home, 'bin'));
}

/** Throws where the tool chain is there, but not fit for use. */
async function requireAbilities(
  { programs: [program], abilities = [] }: Toolchain,
  call: ActionCall,
): Promise<void> {
  for (const { args, lack } of abilities) {
    try {
      await call.exec(program, args, { quiet: true });
    } catch (error) {
      if (call.signal.aborted) {
        throw error;
      }
      throw new MissingToolchainError(`this machine's \`${program}\` ${lack}`);
    }
  }
}
