/** When everything began that the sandbox does not keep the date of. */
export const EPOCH = '2026-01-01T00:00:00Z';

/** Base addresses without a trailing slash. */
export interface Site {
  /** `http://localhost:4801` */
  html: string;
  /** `http://localhost:4801/api/v3` */
  api: string;
  owner: string;
}

export function siteOf(context: {
  owner: string;
  urls: { github: string };
}): Site {
  return {
    html: context.urls.github,
    api: `${context.urls.github}/api/v3`,
    owner: context.owner,
  };
}

/** GitHub's opaque global id: here the kind and the id in base64. */
export function nodeId(kind: string, id: number | string): string {
  return Buffer.from(`${kind}:${id}`).toString('base64');
}

/** A path in a URL: segments encoded, slashes kept. */
export function encodePath(path: string): string {
  return path.split('/').map(encodeURIComponent).join('/');
}
