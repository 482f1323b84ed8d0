import { setTimeout as delay } from 'node:timers/promises';
import { DeliveryError } from '../errors';
import type { GitDatabase, NewTreeEntry } from '../github/git/GitDatabase';
import type { FileChanges, GitOpsCommit, GitOpsSnapshot } from './GitOpsClient';
import { openCommit, openListing } from './openFiles';
import type { TreeListings } from './TreeListings';

/** Enough for far more writers at once than a portal and its pipelines are. */
const MAX_RACES = 200;
/** Lost answers are no races: GitHub has a problem, and says so soon. */
const MAX_LOST_ANSWERS = 5;
const MAX_SERVER_DELAY_MS = 65_000;
const FIRST_PAUSE_MS = 50;
const MAX_PAUSE_MS = 2_000;

export interface CommitPlan {
  branch: string;
  message: string;
  plan(snapshot: GitOpsSnapshot): Promise<FileChanges>;
}

interface Head {
  commit: string;
  tree: string;
}

/**
 * Commits by compare-and-swap: tree on the head's tree, commit on the head, branch moved only if it still is there.
 * On a lost race everything starts over from the new head. Writers of one process queue up instead of racing.
 */
export class GitOpsCommitter {
  #queue: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly database: GitDatabase,
    private readonly options: {
      listings: TreeListings;
      commitUrl(sha: string): string;
    },
  ) {}

  async head(branch: string): Promise<Head> {
    const found = await this.database.findBranch(branch);
    if (!found) {
      throw branchMissing(branch);
    }
    return { commit: found.sha, tree: found.commit.tree.sha };
  }

  commit(plan: CommitPlan): Promise<GitOpsCommit> {
    const turn = this.#queue.then(() => this.#commitNow(plan));
    this.#queue = turn.catch(() => undefined);
    return turn;
  }

  async #commitNow(plan: CommitPlan): Promise<GitOpsCommit> {
    let lostAnswers = 0;
    for (let race = 0; race < MAX_RACES; race += 1) {
      if (race > 0) {
        await delay(pauseMs(race, Math.random()));
      }
      const head = await this.head(plan.branch);
      const tree = await this.treeOn(head, plan);
      if (tree === head.tree) {
        return this.#result(head.commit, false);
      }
      const commit = await this.database.createCommit({
        message: plan.message,
        tree,
        parents: [head.commit],
      });
      const outcome = await this.#swap(plan.branch, head.commit, commit.sha);
      if (outcome === 'landed') {
        return this.#result(commit.sha, true);
      }
      if (outcome !== 'raced') {
        lostAnswers += 1;
        const pause = outcome.retryAfterMs ?? 0;
        if (lostAnswers >= MAX_LOST_ANSWERS || pause > MAX_SERVER_DELAY_MS) {
          throw outcome;
        }
        await delay(pause);
      }
    }
    throw new DeliveryError({
      system: 'GitOps',
      object: `branch ${plan.branch}`,
      problem: `${MAX_RACES} times another writer was faster`,
      remedy: 'Find out what writes to the branch without pause.',
      retryable: true,
    });
  }

  /** The files of a head, by their list where that is known. */
  snapshotOf(head: Head): GitOpsSnapshot {
    const { database, options } = this;
    const listing = options.listings.get(head.tree);
    const files = listing
      ? openListing(database, listing)
      : openCommit(database, head.commit);
    return { ...files, commit: head.commit };
  }

  /** The tree that the plan makes of a head. */
  async treeOn(head: Head, plan: Pick<CommitPlan, 'plan'>): Promise<string> {
    const snapshot = this.snapshotOf(head);
    const changes = await plan.plan(snapshot);
    const entries = await toEntries(snapshot, changes);
    return entries.length === 0
      ? head.tree
      : this.database.createTree(entries, head.tree);
  }

  /** Moves the branch: `landed`, `raced` when somebody else moved it first, or the error when no answer came and it did not move. */
  async #swap(
    branch: string,
    from: string,
    to: string,
  ): Promise<'landed' | 'raced' | DeliveryError> {
    try {
      await this.database.updateRef(branch, to, { force: false });
      return 'landed';
    } catch (error) {
      if (!(error instanceof DeliveryError) || !mayBeRace(error)) {
        throw error;
      }
      const now = await this.database.findRef(branch);
      if (now === to) {
        return 'landed';
      }
      if (now === undefined || now === from) {
        // Nobody was faster: the answer was lost on the way there, or GitHub refuses for another reason.
        if (error.retryable) {
          return error;
        }
        throw error;
      }
      // The answer may have been lost after the branch had moved, and others moved it further.
      return error.retryable && (await this.database.isAncestor(to, now))
        ? 'landed'
        : 'raced';
    }
  }

  #result(commit: string, changed: boolean): GitOpsCommit {
    return { commit, htmlUrl: this.options.commitUrl(commit), changed };
  }
}

export function branchMissing(branch: string): DeliveryError {
  return new DeliveryError({
    system: 'GitOps',
    object: `branch ${branch}`,
    problem: 'it does not exist',
    remedy:
      'Create the repository and the branch, and install the GitHub App there; or correct delivery.gitops.',
    status: 404,
  });
}

function mayBeRace(error: DeliveryError): boolean {
  return error.retryable || error.status === 409 || error.status === 422;
}

/** Full jitter, so that writers that collided part. */
function pauseMs(race: number, random: number): number {
  return Math.round(
    random * Math.min(FIRST_PAUSE_MS * 2 ** Math.min(race, 10), MAX_PAUSE_MS),
  );
}

/** Deleting what is not there is an error at GitHub and nothing to us. */
async function toEntries(
  snapshot: GitOpsSnapshot,
  changes: FileChanges,
): Promise<NewTreeEntry[]> {
  const entries = await Promise.all(
    Object.entries(changes).map(async ([path, content]) => {
      const entry = { path, mode: '100644', type: 'blob' } as const;
      if (content !== null) {
        return { ...entry, content };
      }
      return (await snapshot.has(path)) ? { ...entry, sha: null } : undefined;
    }),
  );
  return entries.filter(entry => entry !== undefined);
}
