import pLimit from 'p-limit';
import { ObjectStore } from './ObjectStore';
import { listRefs, NO_COMMIT, readRef, type Ref } from './refs';
import { git, tryGit } from './runGit';

/** One bare repository on disk. */
export class GitRepository {
  readonly objects: ObjectStore;
  readonly #oneAtATime = pLimit(1);

  constructor(readonly dir: string) {
    this.objects = new ObjectStore(dir);
  }

  /** Runs what moves refs, one after the other in this repository. */
  exclusive<T>(work: () => Promise<T>): Promise<T> {
    return this.#oneAtATime(work);
  }

  ref(name: string): Promise<string | undefined> {
    return readRef(this.dir, name);
  }

  refs(prefix?: string): Promise<Ref[]> {
    return listRefs(this.dir, prefix);
  }

  branch(name: string): Promise<string | undefined> {
    return this.ref(`refs/heads/${name}`);
  }

  /** Makes a branch the one that a clone checks out. */
  async setHead(branch: string): Promise<void> {
    await git(this.dir, ['symbolic-ref', 'HEAD', `refs/heads/${branch}`]);
  }

  async isEmpty(): Promise<boolean> {
    return (await this.refs()).length === 0;
  }

  /** The commit that a branch, a tag, a full ref or an id (whole or shortened) names. */
  async resolve(name: string): Promise<string | undefined> {
    for (const candidate of [`refs/heads/${name}`, `refs/tags/${name}`, `refs/${name}`, name]) {
      const sha = await this.ref(candidate);
      if (sha) {
        return this.#peel(sha);
      }
    }
    return /^[0-9a-f]{4,40}$/.test(name) ? this.#peel(name) : undefined;
  }

  /** True where `ancestor` is `commit` or reachable from it. */
  async isAncestor(ancestor: string, commit: string): Promise<boolean> {
    if (ancestor === commit) {
      return true;
    }
    const data = await this.objects.readCommit(commit);
    if (!data || data.parents.includes(ancestor)) {
      return Boolean(data);
    }
    const args = ['merge-base', '--is-ancestor', ancestor, commit];
    return (await tryGit(this.dir, args)).code === 0;
  }

  async #peel(sha: string): Promise<string | undefined> {
    if (sha.length === 40 && (await this.objects.read(sha))?.type === 'commit') {
      return sha;
    }
    if (sha === NO_COMMIT) {
      return undefined;
    }
    const answer = await tryGit(this.dir, [
      'rev-parse',
      '--verify',
      '--quiet',
      '--end-of-options',
      `${sha}^{commit}`,
    ]);
    return answer.code === 0 ? answer.stdout.toString('utf8').trim() : undefined;
  }
}
