import type { GitDatabase } from '../github/git/GitDatabase';

/** Enough for what preflight saw and what a writer finds; each holds the paths of a whole repository. */
const REMEMBERED = 4;

/** Ids of blobs by path. */
export type Listing = ReadonlyMap<string, string>;

/** What is in a tree never changes: the last listings, by the tree's id. */
export class TreeListings {
  readonly #known = new Map<string, Listing>();

  constructor(private readonly database: GitDatabase) {}

  get(tree: string): Listing | undefined {
    return this.#known.get(tree);
  }

  /** By one request; `partial` where GitHub cannot list all in one answer, undefined where there is no such branch. */
  async read(branch: string): Promise<Listing | 'partial' | undefined> {
    const found = await this.database.trees.findListing(branch);
    if (!found) {
      return undefined;
    }
    if (!found.whole) {
      return 'partial';
    }
    const listing = new Map(found.files.map(({ path, sha }) => [path, sha]));
    this.#known.delete(found.tree);
    this.#known.set(found.tree, listing);
    for (const oldest of [...this.#known.keys()].slice(0, -REMEMBERED)) {
      this.#known.delete(oldest);
    }
    return listing;
  }
}
