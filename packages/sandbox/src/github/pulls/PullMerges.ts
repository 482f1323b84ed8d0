import { mergeBase, mergeTrees, MergeConflictError, NO_COMMIT } from '../git';
import { ApiError, type Rest } from '../rest';
import type { PullRecord, Repository } from '../store';
import { mergeCommit, type MergeRequest } from './mergeCommit';
import type { PullRecords } from './PullRecords';

/** Merging, from the question whether it can be done to the branch that moved. */
export class PullMerges {
  constructor(
    private readonly rest: Rest,
    private readonly records: PullRecords,
  ) {}

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
      const pull = await this.records.get(repository, number);
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
      this.records.update(repository, number, record => {
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
      this.records.markMerged(repository, number, request.login);
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
    } = await this.records.current(repository, pull);
    const arrived = planned ?? head.sha;
    const known = await repository.git.objects.readCommit(arrived);
    if (
      known &&
      pull.state === 'open' &&
      (await repository.git.isAncestor(arrived, base.sha))
    ) {
      this.records.update(repository, pull.number, record => {
        record.head = head;
        record.mergeCommit = arrived;
      });
      this.records.markMerged(repository, pull.number, pull.mergedBy ?? actor);
    }
  }
}
