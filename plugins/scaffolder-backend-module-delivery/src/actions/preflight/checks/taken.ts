/** Of what has the name already. The name of an existing repository is not chosen in the form. */
export function taken({
  repository,
}: {
  repository: 'new' | 'existing';
}): string {
  return repository === 'existing'
    ? 'it exists already. Remove it there if nothing needs it, else rename the repository.'
    : 'it exists already. Choose another name.';
}
