import type { Router } from 'express';

/** What the runner needs of the sandbox's GitHub. */
export interface RunnerGitHub {
  /** The bare repository of `owner/name` on disk. */
  repositoryPath(slug: string): string;
  findRepository(
    slug: string,
  ): { id: number; slug: string; defaultBranch: string } | undefined;
  mintToken(options: {
    /** `owner/name` of those it opens; without, all. */
    repositories?: string[];
    actor: string;
    expiresInSeconds: number;
    /** Without it the token may also write. */
    readOnly?: boolean;
  }): string;
  /** Variables of the organisation, the repository and, where one is named, the environment. */
  variablesOf(slug: string, environment?: string): Record<string, string>;
  /** Mounts HTML pages beside GitHub's own. */
  registerPages(router: Router): void;
}
