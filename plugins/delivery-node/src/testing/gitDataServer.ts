import { createHash } from 'node:crypto';
import { blobId, treeOf } from '../github/git/treeOf';
import type { WireAnswer, WireRequest, WireServer } from './wireServer';

interface StoredCommit {
  sha: string;
  tree: string;
  message: string;
  parents: string[];
}

interface StoredPull {
  number: number;
  head: string;
  state: string;
  title?: string;
  body?: string;
}

type Files = Record<string, string>;

interface TreeEntry {
  path: string;
  mode: string;
  type: 'blob' | 'tree';
  sha: string;
}

/** The fields of all request bodies together: the client under test sends what each route needs. */
interface GitDataBody {
  title: string;
  body: string;
  base_tree?: string;
  force: boolean;
  head: string;
  message: string;
  parents: string[];
  ref: string;
  sha: string;
  tree: never;
}

/** GitHub's Git Data API of one repository, in memory, with its rule for moving branches. */
export class GitDataServer {
  readonly trees = new Map<string, Files>();
  readonly commits = new Map<string, StoredCommit>();
  readonly branches = new Map<string, string>();
  /** Whether lists of all files are cut short, as GitHub does with very long ones. */
  truncated = false;
  readonly pulls: StoredPull[] = [];

  constructor(wire: WireServer, readonly slug: string, files: Files) {
    const commit = this.addCommit(this.addTree(files), [], 'start');
    this.branches.set('main', commit.sha);
    wire.otherwise(request => this.#answer(request));
  }

  filesOf(branch: string): Files {
    return this.trees.get(this.head(branch).tree) as Files;
  }

  head(branch: string): StoredCommit {
    return this.commits.get(this.branches.get(branch) ?? '') as StoredCommit;
  }

  /** Commits from a branch's head to the root, by first parents. */
  history(branch: string): StoredCommit[] {
    const history: StoredCommit[] = [];
    let next: StoredCommit | undefined = this.head(branch);
    while (next) {
      history.push(next);
      next = this.commits.get(next.parents[0]);
    }
    return history;
  }

  /** What another writer does. */
  push(branch: string, change: Files): string {
    const tree = this.addTree({ ...this.filesOf(branch), ...change });
    const { sha } = this.addCommit(tree, [this.head(branch).sha], 'other');
    this.branches.set(branch, sha);
    return sha;
  }

  addTree(files: Files): string {
    const sha = treeOf(
      Object.entries(files).map(([path, text]) => ({
        path,
        content: Buffer.from(text),
        mode: '100644',
      })),
    );
    this.trees.set(sha, files);
    return sha;
  }

  addCommit(tree: string, parents: string[], message: string): StoredCommit {
    const sha = idOf(JSON.stringify([tree, parents, message, Math.random()]));
    const commit = { sha, tree, message, parents };
    this.commits.set(sha, commit);
    return commit;
  }

  #answer(request: WireRequest): WireAnswer | undefined {
    const url = new URL(request.path, 'http://localhost');
    const prefix = `/repos/${this.slug}`;
    if (!url.pathname.startsWith(prefix)) {
      return undefined;
    }
    const path = url.pathname.slice(prefix.length);
    const body = (request.json ?? {}) as GitDataBody;
    const routes: Array<[string, RegExp, (rest: string) => WireAnswer]> = [
      [
        'GET',
        /^\/branches\/(.+)$/,
        name => this.#branch(decodeURIComponent(name)),
      ],
      ['GET', /^\/git\/ref\/heads\/(.+)$/, name => this.#ref(name)],
      ['GET', /^\/git\/trees\/(.+)$/, id => this.#tree(id, url.searchParams)],
      ['GET', /^\/git\/blobs\/(.+)$/, sha => this.#blob(sha)],
      ['GET', /^\/contents\/(.+)$/, file => this.#contents(file, url)],
      ['GET', /^\/compare\/(.+)$/, range => this.#compare(range)],
      ['POST', /^\/git\/trees$/, () => this.#createTree(body)],
      ['POST', /^\/git\/commits$/, () => this.#createCommit(body)],
      ['POST', /^\/git\/refs$/, () => this.#createRef(body)],
      ['PATCH', /^\/git\/refs\/heads\/(.+)$/, name => this.#move(name, body)],
      ['DELETE', /^\/git\/refs\/heads\/(.+)$/, name => this.#delete(name)],
      ['GET', /^\/pulls$/, () => this.#listPulls(url)],
      ['POST', /^\/pulls$/, () => this.#createPull(body)],
      [
        'PATCH',
        /^\/pulls\/(\d+)$/,
        number => this.#changePull(Number(number), body),
      ],
    ];
    for (const [method, pattern, handler] of routes) {
      const match = pattern.exec(path);
      if (match && method === request.method) {
        return handler(match[1]);
      }
    }
    return undefined;
  }

  #branch(name: string): WireAnswer {
    const commit = this.head(name);
    return commit
      ? {
          body: {
            commit: {
              sha: commit.sha,
              html_url: `http://x/${commit.sha}`,
              author: null,
              commit: {
                message: commit.message,
                tree: { sha: commit.tree },
                committer: { date: '2026-11-20T12:00:00Z' },
              },
              parents: commit.parents.map(sha => ({ sha })),
            },
          },
        }
      : missing();
  }

  #ref(name: string): WireAnswer {
    const sha = this.branches.get(name);
    return sha ? { body: { object: { sha } } } : missing();
  }

  #filesAt(treeish: string): Files | undefined {
    const commit =
      this.commits.get(this.branches.get(treeish) ?? treeish)?.tree ?? treeish;
    return this.trees.get(commit);
  }

  #tree(treeish: string, query: URLSearchParams): WireAnswer {
    const files = this.#filesAt(treeish);
    if (!files) {
      return missing();
    }
    if (query.get('recursive')) {
      const tree = this.#entriesBelow(files);
      return {
        body: this.truncated
          ? { sha: treeish, truncated: true, tree: tree.slice(0, 1) }
          : { sha: treeish, tree },
      };
    }
    return { body: { sha: treeish, tree: this.#entriesOf(files) } };
  }

  /** As GitHub lists them: a directory, then what is in it. */
  #entriesBelow(files: Files, above = ''): TreeEntry[] {
    return this.#entriesOf(files).flatMap(entry => [
      { ...entry, path: `${above}${entry.path}` },
      ...(entry.type === 'tree'
        ? this.#entriesBelow(below(files, entry.path), `${above}${entry.path}/`)
        : []),
    ]);
  }

  #entriesOf(files: Files): TreeEntry[] {
    const names = new Set(
      Object.keys(files).map(path => path.split('/')[0] as string),
    );
    return [...names].map(name =>
      name in files
        ? { path: name, mode: '100644', type: 'blob', sha: blobOf(files[name]) }
        : {
            path: name,
            mode: '040000',
            type: 'tree',
            sha: this.addTree(below(files, name)),
          },
    );
  }

  #blob(sha: string): WireAnswer {
    const text = [...this.trees.values()]
      .flatMap(files => Object.values(files))
      .find(candidate => blobOf(candidate) === sha);
    return text === undefined
      ? missing()
      : {
          body: {
            sha,
            encoding: 'base64',
            content: Buffer.from(text).toString('base64'),
          },
        };
  }

  #contents(file: string, url: URL): WireAnswer {
    const ref = url.searchParams.get('ref') ?? 'main';
    const text = this.#filesAt(ref)?.[decodeURIComponent(file)];
    return text === undefined
      ? missing()
      : {
          body: text,
          headers: {
            'content-type': 'application/vnd.github.raw+json; charset=utf-8',
          },
        };
  }

  #compare(range: string): WireAnswer {
    const [from, to] = range.split('...');
    let next = this.commits.get(to);
    while (next && next.sha !== from) {
      next = this.commits.get(next.parents[0]);
    }
    return { body: { status: next ? 'ahead' : 'diverged' } };
  }

  #createTree(body: {
    base_tree?: string;
    tree?: Array<{ path: string; content?: string; sha?: string | null }>;
  }): WireAnswer {
    const files = { ...this.trees.get(body.base_tree ?? '') };
    for (const { path, content, sha } of body.tree ?? []) {
      if (sha === null) {
        if (!(path in files)) {
          return invalid('GitRPC::BadObjectState');
        }
        delete files[path];
      } else {
        files[path] = content ?? '';
      }
    }
    return { status: 201, body: { sha: this.addTree(files), tree: [] } };
  }

  #createCommit(body: {
    tree: string;
    parents: string[];
    message: string;
  }): WireAnswer {
    const { sha } = this.addCommit(body.tree, body.parents, body.message);
    return {
      status: 201,
      body: {
        sha,
        html_url: `http://x/${sha}`,
        message: body.message,
        tree: { sha: body.tree },
        committer: { date: '2026-11-20T12:00:00Z' },
        parents: body.parents.map(parent => ({ sha: parent })),
      },
    };
  }

  #createRef(body: { ref: string; sha: string }): WireAnswer {
    const name = body.ref.replace('refs/heads/', '');
    if (this.branches.has(name)) {
      return invalid('Reference already exists');
    }
    this.branches.set(name, body.sha);
    return { status: 201, body: { object: { sha: body.sha } } };
  }

  #move(name: string, body: { sha: string; force: boolean }): WireAnswer {
    const present = this.branches.get(name);
    if (!present) {
      return invalid('Reference does not exist');
    }
    const parents = this.commits.get(body.sha)?.parents ?? [];
    if (!body.force && body.sha !== present && !parents.includes(present)) {
      return invalid('Update is not a fast forward');
    }
    this.branches.set(name, body.sha);
    return { body: { object: { sha: body.sha } } };
  }

  #delete(name: string): WireAnswer {
    return this.branches.delete(name)
      ? { status: 204 }
      : invalid('Reference does not exist');
  }

  #listPulls(url: URL): WireAnswer {
    const head = url.searchParams.get('head')?.split(':')[1];
    return {
      body: this.pulls
        .filter(pull => pull.state === 'open' && pull.head === head)
        .map(toPull),
    };
  }

  #createPull(body: GitDataBody): WireAnswer {
    if (this.pulls.some(p => p.head === body.head && p.state === 'open')) {
      return invalid('A pull request already exists');
    }
    const pull = {
      number: this.pulls.length + 1,
      head: body.head,
      state: 'open',
      title: body.title,
      body: body.body,
    };
    this.pulls.push(pull);
    return { status: 201, body: toPull(pull) };
  }

  #changePull(number: number, changes: Partial<StoredPull>): WireAnswer {
    const pull = Object.assign(this.pulls[number - 1], changes);
    return { body: toPull(pull) };
  }
}

function toPull(pull: StoredPull) {
  return {
    number: pull.number,
    html_url: `http://x/pull/${pull.number}`,
    head: { ref: pull.head },
    title: pull.title,
    body: pull.body,
  };
}

function below(files: Files, directory: string): Files {
  return Object.fromEntries(
    Object.entries(files)
      .filter(([path]) => path.startsWith(`${directory}/`))
      .map(([path, text]) => [path.slice(directory.length + 1), text]),
  );
}

function blobOf(text: string): string {
  return blobId(Buffer.from(text));
}

function idOf(text: string): string {
  return createHash('sha1').update(text).digest('hex');
}

function missing(): WireAnswer {
  return { status: 404, body: { message: 'Not Found' } };
}

function invalid(message: string): WireAnswer {
  return { status: 422, body: { message } };
}
