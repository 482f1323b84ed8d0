/** A repository's address in one spelling: without `.git`, trailing slash, user, or `oci://`; lower case. */
export function normalizeRepository(url: string): string {
  return url
    .trim()
    .replace(/^oci:\/\//, '')
    .replace(/^(https?:\/\/)[^/@]*@/, '$1')
    .replace(/\/+$/, '')
    .replace(/\.git$/, '')
    .toLowerCase();
}

export function sameRepository(left: string, right: string): boolean {
  return normalizeRepository(left) === normalizeRepository(right);
}
