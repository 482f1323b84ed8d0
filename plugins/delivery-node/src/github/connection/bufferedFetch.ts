/**
 * A `fetch` that has the whole body before it answers. Octokit turns a body that breaks off into an empty text;
 * here a connection that is reset in the middle fails like one that is reset at once, and is tried again.
 * With `tailBytes` only the end of a successful answer's body is kept, however long it is.
 */
export function bufferedFetch(options?: { tailBytes?: number }): typeof fetch {
  return async (input, init) => {
    const response = await fetch(input, init);
    const body = await readBody(
      response,
      response.ok ? options?.tailBytes : undefined,
    );
    return new Response(body.length > 0 ? new Uint8Array(body) : null, {
      status: response.status,
      statusText: response.statusText,
      headers: response.headers,
    });
  };
}

async function readBody(
  response: Response,
  tailBytes = Number.POSITIVE_INFINITY,
): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of response.body ?? []) {
    chunks.push(chunk);
    length += chunk.length;
    while (length - chunks[0].length >= tailBytes) {
      length -= (chunks.shift() as Uint8Array).length;
    }
  }
  const body = Buffer.concat(chunks);
  return body.length > tailBytes ? body.subarray(-tailBytes) : body;
}
