import type { Repository, RepositoryStore, Stored } from '../../store';

/** What others report of a commit: statuses name it `sha`, check runs `head_sha`. */
type Reports = 'statuses' | 'checkRuns';
const COMMIT = { statuses: 'sha', checkRuns: 'head_sha' } as const;

/** The reports on a commit, newest first. */
export function reportsOn(
  repository: Repository,
  kind: Reports,
  sha: string,
): Stored[] {
  return repository.record[kind]
    .filter(({ value }) => value[COMMIT[kind]] === sha)
    .reverse();
}

export function saveReport(
  store: RepositoryStore,
  repository: Repository,
  kind: Reports,
  value: Record<string, unknown>,
): Stored {
  const now = new Date().toISOString();
  const stored = { id: store.newId(), createdAt: now, updatedAt: now, value };
  repository.update(record => {
    record[kind].push(stored);
  });
  return stored;
}
