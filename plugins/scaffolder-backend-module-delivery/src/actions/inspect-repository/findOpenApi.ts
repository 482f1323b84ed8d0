import type { GitHubClient } from '@internal/plugin-delivery-node';
import {
  judgeOpenApi,
  listedProblem,
  openApiCandidates,
  type ListedFile,
} from './openApi';

/** Nobody keeps more than these; a repository must not have the portal read all day. */
const MOST_READ = 5;

export interface FoundOpenApi {
  /** Path of the document; absent where there is none. */
  path?: string;
  /** What it says that it is, for instance `OpenAPI 3.1.0`. */
  is?: string;
  /** Files that have such a name and are no such document, each with the reason. */
  passed: string[];
}

/** The OpenAPI document among the files of a repository: the first one at the usual places that says that it is one. */
export async function findOpenApi(
  github: Pick<GitHubClient, 'readBlob'>,
  name: string,
  files: readonly ListedFile[],
): Promise<FoundOpenApi> {
  const passed: string[] = [];
  for (const file of openApiCandidates(files).slice(0, MOST_READ)) {
    const { path, sha } = file;
    const unread = listedProblem(file);
    const judged = unread
      ? { problem: unread }
      : judgeOpenApi(path, await github.readBlob(name, sha));
    if ('is' in judged) {
      return { path, is: judged.is, passed };
    }
    passed.push(`${path} ${judged.problem}`);
  }
  return { passed };
}
