/**
 * The configured command with a repository's address for `{url}`; nothing where the address is not one that can be
 * pasted into a shell as it is.
 */
export function cloneCommand(
  command: string,
  address: string,
): string | undefined {
  return /^(https?:\/\/|ssh:\/\/|git@)[\w@:/.+~%-]+$/.test(address)
    ? command.split('{url}').join(address)
    : undefined;
}
