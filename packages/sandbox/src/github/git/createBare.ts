import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { git } from './runGit';

/**
 * An empty bare repository. Pushed objects stay loose and nothing is collected behind the sandbox's back,
 * so that REST reads objects without a process.
 */
const CONFIG = `[core]
	repositoryformatversion = 0
	filemode = true
	bare = true
[gc]
	auto = 0
[receive]
	unpackLimit = 100000
	autogc = false
[http]
	receivepack = true
[uploadpack]
	allowReachableSHA1InWant = true
	allowFilter = true
[maintenance]
	auto = false
`;

export async function createBare(dir: string, branch: string): Promise<void> {
  await git(dir, ['init', '--quiet', '--bare', '--template=']);
  await writeFile(join(dir, 'config'), CONFIG);
  await writeFile(join(dir, 'HEAD'), `ref: refs/heads/${branch}\n`);
}
