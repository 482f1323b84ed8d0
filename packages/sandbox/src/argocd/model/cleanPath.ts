/** `.`, `./a/`, `/a` and `a` in one spelling. */
export function cleanPath(path: string): string {
  return path
    .split('/')
    .filter(part => part !== '' && part !== '.')
    .join('/');
}
