import type { JsonObject } from '@backstage/types';

/** What a template made of the answers in a form. */
export interface Rendered {
  template: string;
  answers: JsonObject;
  /** The service's repository, by path. */
  files: Map<string, Buffer>;
  /** What the GitOps repository gets, by path. */
  gitops: Record<string, string>;
}

/** Text files of the repository; a NUL byte makes a file binary. */
export function textsOf(rendered: Rendered): Array<[string, string]> {
  return [...rendered.files]
    .filter(([, content]) => !content.includes(0))
    .map(([path, content]) => [path, content.toString('utf8')]);
}
