import { z } from 'zod';

const MAX_BYTES = 64 * 1024;

const tokenSchema = z
  .object({ token: z.string().optional(), access_token: z.string().optional() })
  .transform(({ token, access_token }) => token ?? access_token);

/** The token of an answer, or undefined for any answer that brings none which a header could take. */
export async function readToken(
  response: Response,
): Promise<string | undefined> {
  if (response.status !== 200) {
    await response.body?.cancel();
    return undefined;
  }
  return parseToken(await readAtMost(response, MAX_BYTES));
}

async function readAtMost(response: Response, bytes: number): Promise<string> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of response.body ?? []) {
    size += chunk.length;
    if (size > bytes) {
      return '';
    }
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

function parseToken(text: string): string | undefined {
  try {
    const parsed = tokenSchema.safeParse(JSON.parse(text));
    // A header takes no line breaks; whatever else is in there is the registry's own business.
    return parsed.success && /^[\x21-\x7e]+$/.test(parsed.data ?? '')
      ? parsed.data
      : undefined;
  } catch {
    return undefined;
  }
}
