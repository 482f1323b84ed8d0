import type { PushEvent } from '../../core';
import { listCommits, mergeBase, NO_COMMIT } from '../git';
import { ApiError, invalidField, type Rest } from '../rest';
import type { PullRecord, Repository } from '../store';
import { PullMerges } from './PullMerges';
import { PullRecords } from './PullRecords';

export interface PullDraft {
  title: string;
  body: string | null;
  head: string;
  base: string;
  draft: boolean;
  author: string;
}

/** Pull requests between branches of one repository. */
export class PullService {
  readonly records: PullRecords;
  readonly merges: PullMerges;

  constructor(private readonly rest: Rest) {
    this.records = new PullRecords(rest);
    this.merges = new PullMerges(rest, this.records);
  }

  async create(repository: Repository, draft: PullDraft): Promise<PullRecord> {
    const head = draft.head.replace(new RegExp(`^${repository.owner}:`), '');
    return repository.git.exclusive(async () => {
      const headSha = await repository.git.branch(head);
      const baseSha = await repository.git.branch(draft.base);
      for (const [field, sha] of Object.entries({
        head: headSha,
        base: baseSha,
      })) {
        if (!sha) {
          throw new ApiError(422, 'Validation Failed', [
            { resource: 'PullRequest', field, code: 'invalid' },
          ]);
        }
      }
      if (
        !headSha ||
        !baseSha ||
        (await repository.git.isAncestor(headSha, baseSha))
      ) {
        throw invalidPull(`No commits between ${draft.base} and ${head}`);
      }
      const open = repository.record.pulls.some(
        pull =>
          pull.state === 'open' &&
          pull.head.ref === head &&
          pull.base.ref === draft.base,
      );
      if (open) {
        throw invalidPull(
          `A pull request already exists for ${repository.owner}:${head}.`,
        );
      }
      const now = new Date().toISOString();
      const pull: PullRecord = {
        ...draft,
        id: this.rest.store.newId(),
        number: repository.record.nextNumber,
        state: 'open',
        head: { ref: head, sha: headSha },
        base: { ref: draft.base, sha: baseSha },
        createdAt: now,
        updatedAt: now,
        closedAt: null,
        mergedAt: null,
        mergedBy: null,
        mergeCommit: null,
        labels: [],
      };
      repository.update(record => {
        record.nextNumber += 1;
        record.pulls.push(pull);
      });
      this.records.emit(repository, pull, 'opened', draft.author);
      return pull;
    });
  }

  /** Changes what a client may change; closing remembers where the branches were. */
  async change(
    repository: Repository,
    number: number,
    change: Partial<Pick<PullRecord, 'title' | 'body' | 'state'>> & {
      base?: string;
    },
    actor: string,
  ): Promise<PullRecord> {
    const before = await this.records.get(repository, number);
    if (change.base && !(await repository.git.branch(change.base))) {
      throw invalidField('PullRequest', 'base', 'base is invalid', 'invalid');
    }
    if (change.state === 'open' && before.mergedAt) {
      throw invalidPull(
        'state cannot be changed. The pull request was merged.',
      );
    }
    const { base, ...rest } = change;
    this.records.update(repository, number, pull => {
      Object.assign(pull, rest, { head: before.head, base: before.base });
      if (base) {
        pull.base = { ...pull.base, ref: base };
      }
      if (change.state) {
        pull.closedAt =
          change.state === 'closed' ? new Date().toISOString() : null;
      }
    });
    if (change.state && change.state !== before.state) {
      const action = change.state === 'closed' ? 'closed' : 'opened';
      this.records.emit(repository, before, action, actor);
    }
    return this.records.get(repository, number);
  }

  /** The commits that a pull request brings, oldest first. */
  async commits(repository: Repository, pull: PullRecord): Promise<string[]> {
    const common = await mergeBase(
      repository.dir,
      pull.base.sha,
      pull.head.sha,
    );
    const range = common ? `${common}..${pull.head.sha}` : pull.head.sha;
    return (await listCommits(repository.dir, range)).reverse();
  }

  /** A branch moved: its pull requests move along, are merged by it, or lose it. */
  async onPush(event: PushEvent): Promise<void> {
    const repository = this.rest.store.find(event.repository);
    if (!repository || !event.ref.startsWith('refs/heads/')) {
      return;
    }
    const branch = event.ref.slice('refs/heads/'.length);
    for (const pull of repository.record.pulls.filter(
      p => p.state === 'open',
    )) {
      if (pull.head.ref === branch) {
        await this.#headMoved(repository, pull, event);
      } else if (pull.base.ref === branch) {
        await this.merges.settle(repository, pull, event.actor);
      }
    }
  }

  async #headMoved(
    repository: Repository,
    pull: PullRecord,
    event: PushEvent,
  ): Promise<void> {
    if (event.after === NO_COMMIT) {
      await this.change(
        repository,
        pull.number,
        { state: 'closed' },
        event.actor,
      );
      return;
    }
    this.records.update(repository, pull.number, record => {
      record.head = { ...record.head, sha: event.after };
    });
    const moved = { ...pull, head: { ...pull.head, sha: event.after } };
    this.records.emit(repository, moved, 'synchronize', event.actor);
  }
}

function invalidPull(message: string): ApiError {
  return new ApiError(422, 'Validation Failed', [
    { resource: 'PullRequest', code: 'custom', message },
  ]);
}
