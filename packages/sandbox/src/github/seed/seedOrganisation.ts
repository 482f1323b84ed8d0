import { join } from 'node:path';
import { APP_LOGIN } from '../auth';
import { makeCommit } from '../commits';
import {
  applyChanges,
  entryAt,
  NO_COMMIT,
  walkTree,
  type TreeChange,
} from '../git';
import type { Rest } from '../rest';
import type { Repository } from '../store';
import { seedDefaults } from './defaults';
import { digestOf, readSources, sourceNames, type SourceFile } from './sources';

/** Repositories whose files are the examples' alone, so that later versions of them may replace what is there. */
const OWNED_BY_EXAMPLES = new Set(['pipelines', 'gitops-platform']);

/** Makes the organisation's repositories from its folders, and brings new versions of the examples into those it may. */
export async function seedOrganisation(
  rest: Rest,
  organisationDir: string,
): Promise<void> {
  await seedDefaults(rest.store, organisationDir);
  for (const name of await sourceNames(organisationDir)) {
    const files = await readSources(join(organisationDir, name), rest.context);
    const repository = rest.store.find(`${rest.context.owner}/${name}`);
    if (!repository) {
      await create(rest, name, files);
    } else if (repository.record.seed?.digest !== digestOf(files)) {
      await refresh(rest, repository, files);
    }
  }
}

async function create(
  rest: Rest,
  name: string,
  files: SourceFile[],
): Promise<void> {
  await rest.store.create(
    name,
    { description: `The organisation's ${name}`, visibility: 'internal' },
    async draft => {
      const tree = await applyChanges(
        draft.git.objects,
        undefined,
        await write(draft, files),
      );
      const commit = await commitTree(rest, draft, tree, [], 'Initial commit');
      await draft.git.plantBranch(draft.record.defaultBranch, commit);
      draft.update(record => {
        record.seed = { commit, digest: digestOf(files) };
      });
    },
    APP_LOGIN,
  );
  rest.context.log('github', `Created ${rest.context.owner}/${name}`);
}

/** Only files of the examples are touched, and elsewhere only while nobody has committed anything. */
async function refresh(
  rest: Rest,
  repository: Repository,
  files: SourceFile[],
): Promise<void> {
  const { objects } = repository.git;
  const branch = repository.record.defaultBranch;
  await repository.git.exclusive(async () => {
    const head = await repository.git.branch(branch);
    const seed = repository.record.seed;
    const untouched = seed !== undefined && head === seed.commit;
    if (!head || !(untouched || OWNED_BY_EXAMPLES.has(repository.name))) {
      return;
    }
    const base = (await objects.readCommit(head))?.tree;
    const changes = [
      ...(await write(repository, files)),
      ...(await removals(repository, files, base)),
    ];
    const tree = await applyChanges(objects, base, changes);
    const commit =
      tree === base
        ? head
        : await commitTree(
            rest,
            repository,
            tree,
            [head],
            "Update from the organisation's examples",
          );
    if (commit !== head) {
      await rest.store.moveRef(repository, {
        name: `refs/heads/${branch}`,
        from: head ?? NO_COMMIT,
        to: commit,
        actor: APP_LOGIN,
      });
      rest.context.log(
        'github',
        `Updated ${repository.slug} from the examples`,
      );
    }
    repository.update(record => {
      record.seed = { commit, digest: digestOf(files) };
    });
  });
}

/** Files that an earlier version of the examples brought, this one does not, and nobody has changed. */
async function removals(
  repository: Repository,
  files: readonly SourceFile[],
  base: string | undefined,
): Promise<TreeChange[]> {
  const { objects } = repository.git;
  const seeded = repository.record.seed?.commit;
  const before = seeded && (await objects.readCommit(seeded))?.tree;
  if (!before || !base) {
    return [];
  }
  const kept = new Set(files.map(({ path }) => path));
  const gone = (await walkTree(objects, before)).filter(
    ({ path, mode }) => mode !== '040000' && !kept.has(path),
  );
  const changes = await Promise.all(
    gone.map(async ({ path, mode, sha }) => {
      const present = await entryAt(objects, base, path);
      return present?.sha === sha ? [{ path, mode, sha: null }] : [];
    }),
  );
  return changes.flat();
}

function write(
  repository: Repository,
  files: readonly SourceFile[],
): Promise<TreeChange[]> {
  return Promise.all(
    files.map(async ({ path, mode, content }) => ({
      path,
      mode,
      sha: await repository.git.objects.write('blob', content),
    })),
  );
}

function commitTree(
  { tokens }: Rest,
  { git }: Repository,
  tree: string,
  parents: string[],
  message: string,
): Promise<string> {
  return makeCommit(git.objects, tokens, {
    tree,
    parents,
    message,
    login: APP_LOGIN,
  });
}
