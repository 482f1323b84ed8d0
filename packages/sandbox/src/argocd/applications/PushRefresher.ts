import type { GitSource } from '../git';
import { changedFiles } from '../git';
import {
  manifestPaths,
  sameRepository,
  sourcesOf,
  type Application,
} from '../model';
import type { ApplicationController } from './ApplicationController';

/** A push as a webhook tells it. */
export interface Push {
  repository: string;
  ref: string;
  before: string;
  after: string;
  /** Changed paths where the webhook lists them. */
  files?: string[];
}

/** Whether a commit is named, and not the zeros that stand for none. */
const concrete = (sha: string) => /[1-9a-f]/.test(sha);

/** Refreshes the Applications that a push concerns, as Argo CD's API server does on a webhook. */
export class PushRefresher {
  constructor(
    private readonly controller: ApplicationController,
    private readonly git: GitSource,
  ) {}

  async pushed(push: Push): Promise<void> {
    const branch = push.ref.replace(/^refs\/(heads|tags)\//, '');
    const concerned = this.controller
      .list()
      .filter(application => follows(application, push.repository, branch));
    if (concerned.length === 0) {
      return;
    }
    const files = push.files ?? (await this.#changes(push));
    await Promise.all(
      concerned
        .filter(application => touches(application, push.repository, files))
        .map(application =>
          this.controller.refresh(application.name, 'normal'),
        ),
    );
  }

  /** Without knowledge of the files everything is refreshed. */
  async #changes(push: Push): Promise<string[]> {
    const known = concrete(push.before) && concrete(push.after);
    if (!known) {
      return [];
    }
    try {
      await this.git.resolve(push.repository, push.after);
      const [before, after] = await Promise.all([
        this.git.tree(push.repository, push.before),
        this.git.tree(push.repository, push.after),
      ]);
      return changedFiles(before, after);
    } catch {
      // A commit that was forced away cannot be compared with: then nobody can say what changed.
      return [];
    }
  }
}

function follows(
  application: Application,
  repository: string,
  branch: string,
): boolean {
  return sourcesOf(application.spec).some(
    source =>
      !source.chart &&
      sameRepository(source.repoURL, repository) &&
      [branch, undefined, 'HEAD', ''].includes(source.targetRevision),
  );
}

function touches(
  application: Application,
  repository: string,
  files: string[],
): boolean {
  const base = sourcesOf(application.spec).find(source =>
    sameRepository(source.repoURL, repository),
  )?.path;
  const paths = manifestPaths(application, base);
  if (!paths || files.length === 0) {
    return true;
  }
  return paths.some(path =>
    files.some(file => file === path || file.startsWith(`${path}/`)),
  );
}
