import { join } from 'node:path';

/** The folder of the stand-ins for skopeo, cosign and aws, to be put first on a step's PATH. */
// eslint-disable-next-line no-restricted-syntax -- the sandbox always runs from the checkout
export const TOOLS_BIN_DIR = join(__dirname, 'bin');
