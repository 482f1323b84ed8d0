import { join } from 'node:path';
import { StateFile } from '../../core';
import { BlobStore } from './BlobStore';
import {
  registryStateSchema,
  type ManifestRecord,
  type RegistryState,
  type Repository,
} from './schema';

export type NewRepository = Pick<Repository, 'name'> &
  Partial<
    Pick<
      Repository,
      'mutability' | 'exclusions' | 'scanOnPush' | 'encryption' | 'resourceTags'
    >
  >;

/** Repositories with their tags and manifests; the bytes are in `blobs`. */
export class RegistryStore {
  readonly blobs: BlobStore;
  readonly #state: StateFile<RegistryState>;

  constructor(dir: string) {
    this.#state = new StateFile(join(dir, 'state.json'), registryStateSchema, {
      repositories: {},
    });
    this.blobs = new BlobStore(dir);
    this.blobs.collectGarbage(
      new Set(
        this.repositories().flatMap(repository => [
          ...repository.blobs,
          ...Object.keys(repository.manifests),
        ]),
      ),
    );
  }

  /** In the order of their names. */
  repositories(): Repository[] {
    return Object.values(this.#state.value.repositories).sort((a, b) =>
      a.name < b.name ? -1 : 1,
    );
  }

  find(name: string): Repository | undefined {
    const { repositories } = this.#state.value;
    return Object.hasOwn(repositories, name) ? repositories[name] : undefined;
  }

  create(options: NewRepository): Repository {
    const repository: Repository = {
      createdAt: Date.now(),
      mutability: 'MUTABLE',
      exclusions: [],
      scanOnPush: false,
      encryption: { encryptionType: 'AES256' },
      resourceTags: {},
      blobs: [],
      manifests: {},
      tags: {},
      ...options,
    };
    this.#state.update(state => {
      state.repositories[options.name] = repository;
    });
    return repository;
  }

  update(name: string, change: (repository: Repository) => void): Repository {
    this.#state.update(state => change(state.repositories[name]));
    return this.#state.value.repositories[name];
  }

  delete(name: string): void {
    this.#state.update(state => {
      delete state.repositories[name];
    });
  }

  linkBlob(name: string, digest: string): void {
    if (!this.find(name)?.blobs.includes(digest)) {
      this.update(name, repository => repository.blobs.push(digest));
    }
  }

  putManifest(
    name: string,
    options: { digest: string; record: ManifestRecord; tag?: string },
  ): void {
    const { digest, record, tag } = options;
    this.update(name, repository => {
      repository.manifests[digest] ??= record;
      if (tag !== undefined) {
        repository.tags[tag] = digest;
      }
    });
  }

  deleteManifest(name: string, digest: string): void {
    this.update(name, repository => {
      delete repository.manifests[digest];
      for (const tag of tagsOf(repository, digest)) {
        delete repository.tags[tag];
      }
    });
  }
}

/** The tags that point at a manifest, sorted. */
export function tagsOf(repository: Repository, digest: string): string[] {
  return Object.keys(repository.tags)
    .filter(tag => repository.tags[tag] === digest)
    .sort();
}

/** The digest that a tag or digest means in this repository, if the manifest is there. */
export function resolveReference(
  repository: Repository,
  reference: string,
): string | undefined {
  const digest = Object.hasOwn(repository.tags, reference)
    ? repository.tags[reference]
    : reference;
  return Object.hasOwn(repository.manifests, digest) ? digest : undefined;
}

/** Whether an existing tag may be put on another image. */
export function mayOverwrite(repository: Repository, tag: string): boolean {
  const excluded = repository.exclusions.some(filter =>
    wildcard(filter).test(tag),
  );
  switch (repository.mutability) {
    case 'MUTABLE':
      return true;
    case 'IMMUTABLE':
      return false;
    case 'MUTABLE_WITH_EXCLUSION':
      return !excluded;
    default:
      return excluded;
  }
}

function wildcard(filter: string): RegExp {
  const escaped = filter
    .split('*')
    .map(part => part.replace(/[.\\+?^${}()|[\]]/g, '\\$&'));
  return new RegExp(`^${escaped.join('.*')}$`);
}
