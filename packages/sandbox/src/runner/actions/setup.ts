import { requirePrograms } from '../job/toolchain';
import type { ActionStandIn } from './ActionCall';

interface Toolchain {
  name: string;
  programs: string[];
  hint: string;
  versionInput: string;
  versionOutput: string;
}

const TOOLCHAINS: Toolchain[] = [
  {
    name: 'actions/setup-node',
    programs: ['node', 'npm'],
    hint: 'install Node.js with npm',
    versionInput: 'node-version',
    versionOutput: 'node-version',
  },
  {
    name: 'actions/setup-python',
    programs: ['python3'],
    hint: 'install Python 3',
    versionInput: 'python-version',
    versionOutput: 'python-version',
  },
  {
    name: 'actions/setup-java',
    programs: ['java', 'javac', 'mvn'],
    hint: 'install a JDK and Maven',
    versionInput: 'java-version',
    versionOutput: 'version',
  },
  {
    name: 'actions/setup-dotnet',
    programs: ['dotnet'],
    hint: 'install the .NET SDK',
    versionInput: 'dotnet-version',
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
    const wanted = call.input(toolchain.versionInput);
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
