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

/** What a text turned out to be: a reference, or what is wrong with it in words for the person who typed it. */
export type ParsedImageReference =
  | { reference: ImageReference; problem?: undefined }
  | { reference?: undefined; problem: string };

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
  if (text === '') return wrong('Name an image.');
  if (/\s/.test(text)) return wrong('An image has no spaces in its name.');
  if (text.includes('://')) {
    return wrong('Leave out the scheme: an image starts with its registry.');
  }
  const [named, digest, ...rest] = text.split('@');
  if (rest.length > 0) return wrong('An image has at most one "@".');
  const digestProblem =
    digest === undefined ? undefined : explainDigest(digest);
  if (digestProblem) return wrong(digestProblem);
  const { name, tag } = splitTag(named);
  if (tag !== undefined && !TAG.test(tag)) {
    return wrong(
      `"${tag}" is no tag: it has up to 128 letters, digits, dots, hyphens and underscores, and starts with a letter, a digit or an underscore.`,
    );
  }
  const { registry, repository } = splitRegistry(name);
  const nameProblem = explainName(name, registry, repository);
  if (nameProblem) return wrong(nameProblem);
  return { reference: { registry, repository, ...given({ tag, digest }) } };
}

/**
 * What is wrong with a reference for a release, which must mean the same image tomorrow; nothing when it does.
 * A tag other than `latest` counts: registries of releases keep theirs.
 */
export function explainUnpinned(reference: ImageReference): string | undefined {
  if (reference.tag === 'latest') {
    return '"latest" is another image every day: give the tag of a version.';
  }
  return reference.tag === undefined && reference.digest === undefined
    ? 'Give a tag or a digest: without one it would be "latest", which is another image every day.'
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
  const registry = isRegistry ? first : DEFAULT_REGISTRY;
  const repository = isRegistry ? name.slice(slash + 1) : name;
  if (registry !== DEFAULT_REGISTRY && registry !== 'index.docker.io') {
    return { registry, repository };
  }
  return {
    registry: DEFAULT_REGISTRY,
    repository: repository.includes('/') ? repository : `library/${repository}`,
  };
}

function explainName(
  name: string,
  registry: string,
  repository: string,
): string | undefined {
  if (name.length > MAX_NAME_LENGTH) {
    return `An image's name has at most ${MAX_NAME_LENGTH} characters; this one has ${name.length}.`;
  }
  if (!REGISTRY.test(registry)) {
    return `"${registry}" is no registry: give a host, and a port if need be.`;
  }
  if (/^[a-f0-9]{64}$/.test(name)) {
    return 'This is the id of an image, which a registry does not know: give its name.';
  }
  if (repository !== repository.toLowerCase()) {
    return 'Use lower-case letters only in the name of an image.';
  }
  return repository.split('/').every(part => PATH_COMPONENT.test(part))
    ? undefined
    : `"${repository}" is no name of an image: its parts have lower-case letters and digits, with single dots, one or two underscores, or hyphens between them.`;
}

function explainDigest(digest: string): string | undefined {
  if (SHA256.test(digest)) return undefined;
  return DIGEST.test(digest) && !digest.startsWith('sha256:')
    ? `The digest's algorithm is ${
        digest.split(':')[0]
      }; the platform takes sha256.`
    : 'A digest is "sha256:" and 64 hexadecimal digits in lower case.';
}

function given(parts: { tag?: string; digest?: string }) {
  return Object.fromEntries(
    Object.entries(parts).filter(([, value]) => value !== undefined),
  );
}

function wrong(problem: string): ParsedImageReference {
  return { problem };
}
