import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import pLimit from 'p-limit';
import { ObjectStore } from './ObjectStore';
import { listRefs, NO_COMMIT, readRef, type Ref } from './refs';
import { git, tryGit } from './runGit';

/** Beyond so many commits git walks the history itself. */
const WALKED_COMMITS = 2_000;

/** One bare repository on disk. */
export class GitRepository {
  readonly objects: ObjectStore;
  readonly #oneAtATime = pLimit(1);
  /** Of commits seen so far; a commit's parents never change. */
  readonly #parents = new Map<string, string[]>();

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

  /** The first branch of a repository that nobody else sees yet. */
  async plantBranch(name: string, commit: string): Promise<void> {
    const path = join(this.dir, 'refs', 'heads', name);
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, `${commit}\n`);
  }

  async isEmpty(): Promise<boolean> {
    return (await this.refs()).length === 0;
  }

  /** The commit that a branch, a tag, a full ref or an id (whole or shortened) names. */
  async resolve(name: string): Promise<string | undefined> {
    if (name === 'HEAD') {
      return this.#peel(name);
    }
    for (const candidate of [
      `refs/heads/${name}`,
      `refs/tags/${name}`,
      `refs/${name}`,
      name,
    ]) {
      const sha = await this.ref(candidate);
      if (sha) {
        return this.#peel(sha);
      }
    }
    return /^[0-9a-f]{4,40}$/.test(name) ? this.#peel(name) : undefined;
  }

  /** True where `ancestor` is `commit` or reachable from it. */
  async isAncestor(ancestor: string, commit: string): Promise<boolean> {
    const seen = new Set([commit]);
    for (const sha of seen) {
      if (sha === ancestor) {
        return true;
      }
      if (seen.size > WALKED_COMMITS) {
        const args = ['merge-base', '--is-ancestor', ancestor, commit];
        return (await tryGit(this.dir, args)).code === 0;
      }
      (await this.#parentsOf(sha)).forEach(parent => seen.add(parent));
    }
    return false;
  }

  async #parentsOf(sha: string): Promise<string[]> {
    const known = this.#parents.get(sha);
    if (known) {
      return known;
    }
    const parents = (await this.objects.readCommit(sha))?.parents ?? [];
    this.#parents.set(sha, parents);
    return parents;
  }

  async #peel(sha: string): Promise<string | undefined> {
    if (
      sha.length === 40 &&
      (await this.objects.read(sha))?.type === 'commit'
    ) {
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
    return answer.code === 0
      ? answer.stdout.toString('utf8').trim()
      : undefined;
  }
}
