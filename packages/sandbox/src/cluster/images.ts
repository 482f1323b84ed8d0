/** What the cluster knows of an image when it pulls it. */
export type ImageVerdict =
  | { state: 'found'; labels: Record<string, string> }
  | { state: 'missing'; message: string };

/** Where the cluster pulls from. A rejected promise is a registry that does not answer. */
export interface ImageSource {
  inspect(image: string): Promise<ImageVerdict>;
}

/** An image reference in its parts. */
export interface ImageReference {
  host: string;
  repository: string;
  /** Digest or tag; `latest` where neither is given. */
  reference: string;
}

/** Parses `host[:port]/repository[:tag][@digest]`; a name without host is Docker Hub's. */
export function parseImage(image: string): ImageReference {
  const [named, digest] = image.split('@');
  const slash = named.indexOf('/');
  const first = slash < 0 ? '' : named.slice(0, slash);
  const hasHost = /[.:]/.test(first) || first === 'localhost';
  const rest = hasHost ? named.slice(slash + 1) : named;
  const colon = rest.lastIndexOf(':');
  const tagged = colon > rest.lastIndexOf('/');
  const name = tagged ? rest.slice(0, colon) : rest;
  return {
    host: hasHost ? first : 'docker.io',
    repository: hasHost || name.includes('/') ? name : `library/${name}`,
    reference: digest ?? (tagged ? rest.slice(colon + 1) : 'latest'),
  };
}
