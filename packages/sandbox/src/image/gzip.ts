import { gzipSync } from 'node:zlib';

/** Where a gzip header names the operating system, and the value for none. */
export const OS_BYTE = 9;
export const UNKNOWN_OS = 255;

/** gzip without a time and without the name of the operating system. */
export function gzipReproducibly(content: Buffer): Buffer {
  const compressed = gzipSync(content);
  compressed[OS_BYTE] = UNKNOWN_OS;
  return compressed;
}
