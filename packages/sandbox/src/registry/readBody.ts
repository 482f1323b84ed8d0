import type { Readable } from 'node:stream';

/** The whole body; undefined where it has more bytes than that. */
export async function readBody(
  stream: Readable,
  limit: number,
): Promise<Buffer | undefined> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of stream) {
    size += chunk.length;
    if (size <= limit) {
      chunks.push(chunk);
    }
  }
  return size <= limit ? Buffer.concat(chunks) : undefined;
}
