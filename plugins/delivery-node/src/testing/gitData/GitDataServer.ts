import type { WireAnswer, WireRequest, WireServer } from '../wireServer';
import { GitObjects, type Files } from './GitObjects';
import { PullRequests, type StoredPull } from './PullRequests';
import { invalid, missing } from './refusals';
import { entriesBelow, entriesOf } from './treeEntries';

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
export class GitDataServer extends GitObjects {
  /** Whether lists of all files are cut short, as GitHub does with very long ones. */
  truncated = false;
  readonly #pulls = new PullRequests();

  constructor(wire: WireServer, readonly slug: string, files: Files) {
    super();
    const commit = this.addCommit(this.addTree(files), [], 'start');
    this.branches.set('main', commit.sha);
    wire.otherwise(request => this.#answer(request));
  }

  get pulls(): StoredPull[] {
    return this.#pulls.all;
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
      ['GET', /^\/pulls$/, () => this.#pulls.list(url)],
      ['POST', /^\/pulls$/, () => this.#pulls.create(body)],
      [
        'PATCH',
        /^\/pulls\/(\d+)$/,
        number => this.#pulls.change(Number(number), body),
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
  #tree(treeish: string, query: URLSearchParams): WireAnswer {
    const files = this.filesAt(treeish);
    if (!files) {
      return missing();
    }
    if (query.get('recursive')) {
      const tree = entriesBelow(this, files);
      return {
        body: this.truncated
          ? { sha: treeish, truncated: true, tree: tree.slice(0, 1) }
          : { sha: treeish, tree },
      };
    }
    return { body: { sha: treeish, tree: entriesOf(this, files) } };
  }

  #blob(sha: string): WireAnswer {
    const text = this.textOf(sha);
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
    const text = this.filesAt(ref)?.[decodeURIComponent(file)];
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
}
