import type { PullRequestEvent } from '../../core';
import { ApiError, type Rest } from '../rest';
import type { PullRecord, Repository } from '../store';

/** The records of pull requests: read where their branches are now, changed with their time, told of. */
export class PullRecords {
  constructor(private readonly rest: Rest) {}

  find(repository: Repository, number: number): PullRecord | undefined {
    return repository.record.pulls.find(pull => pull.number === number);
  }

  /** Where head and base are now: live while open, remembered afterwards. */
  async current(repository: Repository, pull: PullRecord): Promise<PullRecord> {
    if (pull.state === 'closed') {
      return pull;
    }
    const head = await repository.git.branch(pull.head.ref);
    const base = await repository.git.branch(pull.base.ref);
    return {
      ...pull,
      head: { ...pull.head, sha: head ?? pull.head.sha },
      base: { ...pull.base, sha: base ?? pull.base.sha },
    };
  }

  /** With its branches as they are now. Throws where there is none. */
  async get(repository: Repository, number: number): Promise<PullRecord> {
    const pull = this.find(repository, number);
    if (!pull) {
      throw new ApiError(404, 'Not Found');
    }
    return this.current(repository, pull);
  }

  update(
    repository: Repository,
    number: number,
    change: (pull: PullRecord) => void,
  ): void {
    repository.update(record => {
      const pull = record.pulls.find(candidate => candidate.number === number);
      if (pull) {
        change(pull);
        pull.updatedAt = new Date().toISOString();
      }
    });
  }

  /** Closed as merged; once, however often it is said. */
  markMerged(repository: Repository, number: number, actor: string): void {
    if (this.find(repository, number)?.mergedAt) {
      return;
    }
    const now = new Date().toISOString();
    this.update(repository, number, pull => {
      pull.state = 'closed';
      pull.closedAt = now;
      pull.mergedAt = now;
      pull.mergedBy = actor;
    });
    const pull = this.find(repository, number);
    if (pull) {
      this.emit(repository, pull, 'closed', actor);
    }
  }

  emit(
    repository: Repository,
    pull: PullRecord,
    action: PullRequestEvent['action'],
    actor: string,
  ): void {
    this.rest.context.events.emit('pullRequest', {
      repository: repository.slug,
      number: pull.number,
      action,
      headRef: pull.head.ref,
      headSha: pull.head.sha,
      baseRef: pull.base.ref,
      actor,
    });
  }
}
