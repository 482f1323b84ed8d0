import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build, preview } from 'vite';

/** Builds the application and serves it; with APP_URL the one that is served there is taken instead. */
export async function serve(): Promise<{ url: string; stop: () => Promise<void> }> {
  if (process.env.APP_URL) {
    return { url: process.env.APP_URL, stop: () => Promise.resolve() };
  }
  const outDir = await mkdtemp(join(tmpdir(), 'browser-test-'));
  await build({ mode: 'production', logLevel: 'warn', build: { outDir, emptyOutDir: true } });
  const server = await preview({
    logLevel: 'warn',
    build: { outDir },
    preview: { port: 0, host: '127.0.0.1' },
  });
  return {
    url: server.resolvedUrls?.local[0] ?? '',
    stop: async () => {
      await server.close();
      await rm(outDir, { recursive: true });
    },
  };
}
