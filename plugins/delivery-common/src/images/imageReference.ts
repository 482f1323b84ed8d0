import type { ImageProblem, ImageProblemCode } from './imageProblem';

/** An image by name, as `docker pull` and Kubernetes take it, with what they leave out written out. */
export interface ImageReference {
  /** Host and port, for instance `docker.io` or `localhost:5000`. */
  registry: string;
  /** Path in the registry, for instance `library/redis`. */
  repository: string;
  tag?: string;
  /** `sha256:` and 64 hexadecimal digits. */
  digest?: string;
}

/** What a text turned out to be: a reference, or what is wrong with it. */
export type ParsedImageReference =
  | { reference: ImageReference; problem?: undefined }
  | { reference?: undefined; problem: ImageProblem };

/** The distribution's own limit of a repository's name, its registry included. */
const MAX_NAME_LENGTH = 255;
const DEFAULT_REGISTRY = 'docker.io';

const DOMAIN_COMPONENT = '[a-zA-Z0-9](?:[a-zA-Z0-9-]*[a-zA-Z0-9])?';
const REGISTRY = new RegExp(
  `^(?:${DOMAIN_COMPONENT}(?:\\.${DOMAIN_COMPONENT})*|\\[[a-fA-F0-9:]+\\])(?::[0-9]+)?$`,
);
const PATH_COMPONENT = /^[a-z0-9]+(?:(?:\.|_|__|-+)[a-z0-9]+)*$/;
const TAG = /^\w[\w.-]{0,127}$/;
const DIGEST =
  /^[A-Za-z][A-Za-z0-9]*(?:[+._-][A-Za-z][A-Za-z0-9]*)*:[0-9a-fA-F]{32,}$/;
const SHA256 = /^sha256:[0-9a-f]{64}$/;

/**
 * Parses `[registry/]path[:tag][@digest]` by the grammar of the OCI distribution's reference package: a name without
 * registry is Docker Hub's, and a single word there is one of its official images.
 */
export function parseImageReference(text: string): ParsedImageReference {
  if (text === '') return wrong('empty');
  if (/\s/.test(text)) return wrong('spaces');
  if (text.includes('://')) return wrong('scheme');
  const [named, digest, ...rest] = text.split('@');
  if (rest.length > 0) return wrong('second-at');
  const wrongDigest = digest === undefined ? undefined : digestProblem(digest);
  if (wrongDigest) return { problem: wrongDigest };
  const { name, tag } = splitTag(named);
  if (tag !== undefined && !TAG.test(tag)) return wrong('tag', { tag });
  const { registry, repository } = splitRegistry(name);
  const wrongName = nameProblem(name, registry, repository);
  if (wrongName) return { problem: wrongName };
  return { reference: { registry, repository, ...given({ tag, digest }) } };
}

/**
 * What is wrong with a reference for a release, which must mean the same image tomorrow; nothing when it does.
 * A tag other than `latest`, in whatever case, counts: registries of releases keep theirs.
 */
export function unpinnedProblem(
  reference: ImageReference,
): ImageProblem | undefined {
  const { tag, digest } = reference;
  if (tag?.toLowerCase() === 'latest') return problem('latest');
  return tag === undefined && digest === undefined
    ? problem('no-version')
    : undefined;
}

/** The reference as a text, everything written out. */
export function formatImageReference(reference: ImageReference): string {
  const { registry, repository, tag, digest } = reference;
  return `${registry}/${repository}${tag ? `:${tag}` : ''}${
    digest ? `@${digest}` : ''
  }`;
}

/** A colon after the last slash starts a tag; one before it, a port. */
function splitTag(named: string): { name: string; tag?: string } {
  const colon = named.lastIndexOf(':');
  return colon > named.lastIndexOf('/') && colon >= 0
    ? { name: named.slice(0, colon), tag: named.slice(colon + 1) }
    : { name: named };
}

/** The first part is a registry when it cannot be a path: it has a dot, a port or upper case, or is `localhost`. */
function splitRegistry(name: string) {
  const slash = name.indexOf('/');
  const first = name.slice(0, Math.max(slash, 0));
  const isRegistry =
    slash >= 0 &&
    (/[.:]/.test(first) ||
      first === 'localhost' ||
      first !== first.toLowerCase());
  const registry = isRegistry ? plainHost(first) : DEFAULT_REGISTRY;
  const repository = isRegistry ? name.slice(slash + 1) : name;
  if (registry !== DEFAULT_REGISTRY && registry !== 'index.docker.io') {
    return { registry, repository };
  }
  return {
    registry: DEFAULT_REGISTRY,
    repository: repository.includes('/') ? repository : `library/${repository}`,
  };
}

/** Hosts mean the same in any case. A single word keeps its own: in lower case it would be a path. */
function plainHost(host: string): string {
  return /[.:]/.test(host) ? host.toLowerCase() : host;
}

function nameProblem(
  name: string,
  registry: string,
  repository: string,
): ImageProblem | undefined {
  if (name.length > MAX_NAME_LENGTH) {
    return problem('too-long', { max: MAX_NAME_LENGTH, length: name.length });
  }
  if (!REGISTRY.test(registry)) return problem('registry', { registry });
  if (/^[a-f0-9]{64}$/.test(name)) return problem('image-id');
  if (repository !== repository.toLowerCase()) return problem('upper-case');
  return repository.split('/').every(part => PATH_COMPONENT.test(part))
    ? undefined
    : problem('repository', { repository });
}

function digestProblem(digest: string): ImageProblem | undefined {
  if (SHA256.test(digest)) return undefined;
  return DIGEST.test(digest) && !digest.startsWith('sha256:')
    ? problem('digest-algorithm', { algorithm: digest.split(':')[0] })
    : problem('digest');
}

function given(parts: { tag?: string; digest?: string }) {
  return Object.fromEntries(
    Object.entries(parts).filter(([, value]) => value !== undefined),
  );
}

function problem(
  code: ImageProblemCode,
  values: ImageProblem['values'] = {},
): ImageProblem {
  return { code, values };
}

function wrong(...about: Parameters<typeof problem>): ParsedImageReference {
  return { problem: problem(...about) };
}
