import { git, tryGit } from './runGit';

/** What to list of a history. */
export interface LogFilter {
  path?: string;
  since?: string;
  until?: string;
  author?: string;
}

/** The ids of the commits reachable from a commit (or range), newest first. */
export async function listCommits(
  gitDir: string,
  range: string,
  filter: LogFilter = {},
): Promise<string[]> {
  const args = ['rev-list'];
  for (const key of ['since', 'until', 'author'] as const) {
    const value = filter[key];
    if (value) {
      args.push(`--${key}=${value}`);
    }
  }
  args.push('--end-of-options', range, '--');
  if (filter.path) {
    args.push(`:(literal)${filter.path}`);
  }
  return lines(await git(gitDir, args));
}

export async function mergeBase(
  gitDir: string,
  left: string,
  right: string,
): Promise<string | undefined> {
  const answer = await tryGit(gitDir, ['merge-base', left, right]);
  return lines(answer.stdout.toString('utf8'))[0];
}

function lines(output: string): string[] {
  return output.split('\n').filter(line => line !== '');
}
