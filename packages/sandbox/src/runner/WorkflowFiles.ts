import { GitReader } from './git';
import type { RunnerGitHub } from './github';
import type { RunStore } from './store';
import { parseWorkflow, type WorkflowDefinition } from './workflow';

const FOLDER = '.github/workflows';

export interface WorkflowFile {
  id: number;
  name: string;
  path: string;
  /** Undefined where the file is not valid. */
  definition?: WorkflowDefinition;
}

/** The workflow files that repositories hold. */
export class WorkflowFiles {
  constructor(
    private readonly github: RunnerGitHub,
    private readonly store: RunStore,
  ) {}

  /** Those at the head of the default branch. */
  async atHead(slug: string): Promise<WorkflowFile[]> {
    const repository = this.github.findRepository(slug);
    if (!repository) {
      return [];
    }
    const reader = new GitReader(this.github.repositoryPath(repository.slug));
    const commit = await reader.resolve(
      `refs/heads/${repository.defaultBranch}`,
    );
    return commit ? this.read(repository.slug, commit) : [];
  }

  async read(slug: string, commit: string): Promise<WorkflowFile[]> {
    const reader = new GitReader(this.github.repositoryPath(slug));
    const paths = (await reader.listFolder(commit, FOLDER)).filter(path =>
      /\.ya?ml$/.test(path),
    );
    return Promise.all(
      paths.map(async path => {
        const source = (await reader.readFile(commit, path)) ?? '';
        const id = this.store.workflowId(slug, path);
        try {
          const definition = parseWorkflow(source, path);
          return { id, path, name: definition.name || path, definition };
        } catch {
          // The run that comes of it reads the file again and says what is wrong.
          return { id, path, name: path };
        }
      }),
    );
  }
}
