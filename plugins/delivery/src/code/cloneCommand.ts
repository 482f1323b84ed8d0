/** The command that clones an address, if it is one that can be pasted into a shell as it is. */
export function cloneCommand(address?: string): string | undefined {
  return address && /^(https?:\/\/|ssh:\/\/|git@)[\w@:/.+~%-]+$/.test(address)
    ? `git clone ${address}`
    : undefined;
}
