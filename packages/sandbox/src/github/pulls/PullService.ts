import type { PullRequestEvent, PushEvent } from '../../core';
import {
  listCommits,
  mergeBase,
  mergeTrees,
  MergeConflictError,
  NO_COMMIT,
} from '../git';
import { ApiError, invalidField, type Rest } from '../rest';
import type { PullRecord, Repository } from '../store';
import { mergeCommit, type MergeRequest } from './mergeCommit';

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
      this.#emit(repository, pull, 'opened', draft.author);
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
    const before = await this.#mustFind(repository, number);
    if (change.base && !(await repository.git.branch(change.base))) {
      throw invalidField('PullRequest', 'base', 'base is invalid', 'invalid');
    }
    if (change.state === 'open' && before.mergedAt) {
      throw invalidPull(
        'state cannot be changed. The pull request was merged.',
      );
    }
    const { base, ...rest } = change;
    this.#update(repository, number, pull => {
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
      this.#emit(repository, before, action, actor);
    }
    return this.#mustFind(repository, number);
  }

  /** True where git can merge it now. */
  async isMergeable(
    repository: Repository,
    pull: PullRecord,
  ): Promise<boolean> {
    const { objects, dir } = repository.git;
    try {
      const base = await mergeBase(dir, pull.base.sha, pull.head.sha);
      const trees = await Promise.all(
        [base, pull.base.sha, pull.head.sha].map(
          async sha => sha && (await objects.readCommit(sha))?.tree,
        ),
      );
      await mergeTrees(objects, trees[0], trees[1] ?? '', trees[2] ?? '');
      return true;
    } catch (error) {
      if (error instanceof MergeConflictError) {
        return false;
      }
      throw error;
    }
  }

  /** Merges into the base branch; a merge is remembered before the branch moves, so that a kill in between is noticed. */
  async merge(
    repository: Repository,
    number: number,
    request: MergeRequest & { sha?: string },
  ): Promise<string> {
    return repository.git.exclusive(async () => {
      const pull = await this.#mustFind(repository, number);
      if (pull.state === 'closed' || pull.draft) {
        throw new ApiError(405, 'Pull Request is not mergeable');
      }
      if (request.sha !== undefined && request.sha !== pull.head.sha) {
        throw new ApiError(
          409,
          'Head branch was modified. Review and try the merge again.',
        );
      }
      const commit = await mergeCommit(
        this.rest,
        repository,
        pull,
        request,
      ).catch(error => {
        throw error instanceof MergeConflictError
          ? new ApiError(405, 'Pull Request has merge conflicts')
          : error;
      });
      this.#update(repository, number, record => {
        record.mergeCommit = commit;
        record.head = pull.head;
        record.base = pull.base;
        record.mergedBy = request.login;
      });
      await this.rest.store.moveRef(repository, {
        name: `refs/heads/${pull.base.ref}`,
        from: pull.base.sha,
        to: commit,
        actor: request.login,
      });
      this.#markMerged(repository, number, request.login);
      if (repository.record.settings.delete_branch_on_merge) {
        await this.rest.store.moveRef(repository, {
          name: `refs/heads/${pull.head.ref}`,
          from: pull.head.sha,
          to: NO_COMMIT,
          actor: request.login,
        });
      }
      return commit;
    });
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
        await this.settle(repository, pull, event.actor);
      }
    }
  }

  /** Marks a pull request as merged where its base already contains it. */
  async settle(
    repository: Repository,
    pull: PullRecord,
    actor: string,
  ): Promise<void> {
    const {
      head,
      base,
      mergeCommit: planned,
    } = await this.current(repository, pull);
    const arrived = planned ?? head.sha;
    const known = await repository.git.objects.readCommit(arrived);
    if (
      known &&
      pull.state === 'open' &&
      (await repository.git.isAncestor(arrived, base.sha))
    ) {
      this.#update(repository, pull.number, record => {
        record.head = head;
        record.mergeCommit = arrived;
      });
      this.#markMerged(repository, pull.number, pull.mergedBy ?? actor);
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
    this.#update(repository, pull.number, record => {
      record.head = { ...record.head, sha: event.after };
    });
    const moved = { ...pull, head: { ...pull.head, sha: event.after } };
    this.#emit(repository, moved, 'synchronize', event.actor);
  }

  #markMerged(repository: Repository, number: number, actor: string): void {
    if (this.find(repository, number)?.mergedAt) {
      return;
    }
    const now = new Date().toISOString();
    this.#update(repository, number, pull => {
      pull.state = 'closed';
      pull.closedAt = now;
      pull.mergedAt = now;
      pull.mergedBy = actor;
    });
    const pull = this.find(repository, number);
    if (pull) {
      this.#emit(repository, pull, 'closed', actor);
    }
  }

  #update(
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

  async #mustFind(repository: Repository, number: number): Promise<PullRecord> {
    const pull = this.find(repository, number);
    if (!pull) {
      throw new ApiError(404, 'Not Found');
    }
    return this.current(repository, pull);
  }

  #emit(
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

function invalidPull(message: string): ApiError {
  return new ApiError(422, 'Validation Failed', [
    { resource: 'PullRequest', code: 'custom', message },
  ]);
}
