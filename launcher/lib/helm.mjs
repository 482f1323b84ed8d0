import { findTool } from './tools.mjs';

/** Where helm comes from: brought by a package on Linux x64, else the machine's own. */
export async function bringsHelm() {
  const own = await findTool(process.env.HELM_BINARY ?? 'helm', [
    'version',
    '--short',
  ]);
  if (own) {
    return own;
  }
  return process.platform === 'linux' && process.arch === 'x64'
    ? 'brought by the installation'
    : undefined;
}
