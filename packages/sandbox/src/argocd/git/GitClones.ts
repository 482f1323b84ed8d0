import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { normalizeRepository } from '../model';
import type { GitSource, GitTree } from './GitSource';
import { runGit } from './runGit';

const KEPT_TREES = 64;

interface Clone {
  dir: string;
  running?: Promise<void>;
  next?: Promise<void>;
}

/** Bare clones on disk, fetched by real git. Fetches that are asked for together happen once. */
export class GitClones implements GitSource {
  readonly #clones = new Map<string, Clone>();
  readonly #trees = new Map<string, Promise<GitTree>>();

  constructor(
    private readonly options: {
      dir: string;
      /** The Authorization header for a repository, if it needs one. */
      authorization: (repository: string) => string | undefined;
    },
  ) {}

  async resolve(repository: string, revision: string): Promise<string> {
    const clone = this.#clone(repository);
    await this.#fetch(repository, clone);
    const candidates =
      revision === 'HEAD' || revision === ''
        ? ['refs/remotes/HEAD', 'refs/heads/main', 'refs/heads/master']
        : [`refs/heads/${revision}`, `refs/tags/${revision}`, revision];
    for (const candidate of candidates) {
      const sha = await runGit(
        ['rev-parse', '--verify', '--quiet', `${candidate}^{commit}`],
        { cwd: clone.dir },
      ).catch(() => '');
      if (sha) {
        return sha.trim();
      }
    }
    throw new Error(
      `unable to resolve '${revision}' to a commit SHA in ${repository}`,
    );
  }

  tree(repository: string, sha: string): Promise<GitTree> {
    const known = this.#trees.get(sha);
    if (known) {
      return known;
    }
    const tree = this.#readTree(repository, sha);
    this.#trees.set(sha, tree);
    tree.catch(() => this.#trees.delete(sha));
    if (this.#trees.size > KEPT_TREES) {
      this.#trees.delete([...this.#trees.keys()][0]);
    }
    return tree;
  }

  read(repository: string, id: string): Promise<string> {
    return runGit(['cat-file', 'blob', id], {
      cwd: this.#clone(repository).dir,
    });
  }

  async #readTree(repository: string, sha: string): Promise<GitTree> {
    const { dir } = this.#clone(repository);
    const listing = await runGit(['ls-tree', '-r', '-t', '-z', sha], {
      cwd: dir,
    });
    const root = await runGit(['rev-parse', `${sha}^{tree}`], { cwd: dir });
    const files = new Map<string, string>();
    const folders = new Map([['', root.trim()]]);
    for (const line of listing.split('\0').filter(Boolean)) {
      const [meta, path] = line.split('\t');
      const [, type, id] = meta.split(' ');
      (type === 'tree' ? folders : files).set(path, id);
    }
    return { sha, files, folders };
  }

  #clone(repository: string): Clone {
    const key = normalizeRepository(repository);
    const known = this.#clones.get(key);
    if (known) {
      return known;
    }
    const hash = createHash('sha256').update(key).digest('hex').slice(0, 16);
    const clone = { dir: join(this.options.dir, `${hash}.git`) };
    this.#clones.set(key, clone);
    return clone;
  }

  /** A fetch that began before this call may have missed what the caller must see, so it waits for the next one. */
  #fetch(repository: string, clone: Clone): Promise<void> {
    if (!clone.running) {
      clone.running = this.#fetchNow(repository, clone).finally(() => {
        clone.running = undefined;
      });
      return clone.running;
    }
    clone.next ??= clone.running
      .catch(() => undefined)
      .then(() => {
        clone.next = undefined;
        return this.#fetch(repository, clone);
      });
    return clone.next;
  }

  async #fetchNow(repository: string, clone: Clone): Promise<void> {
    if (!existsSync(join(clone.dir, 'HEAD'))) {
      await mkdir(clone.dir, { recursive: true });
      await runGit(['init', '--quiet', '--bare', clone.dir]);
    }
    const authorization = this.options.authorization(repository);
    await runGit(
      [
        'fetch',
        '--quiet',
        '--prune',
        '--force',
        '--no-write-fetch-head',
        repository,
        '+HEAD:refs/remotes/HEAD',
        '+refs/heads/*:refs/heads/*',
        '+refs/tags/*:refs/tags/*',
      ],
      {
        cwd: clone.dir,
        header: authorization && `Authorization: ${authorization}`,
      },
    );
  }
}
