import type { TestProjectInlineConfiguration } from 'vitest/config';

/** What is tested where: units in jsdom, the server's part in Node.js, the whole in a browser. */
export const projects: TestProjectInlineConfiguration[] = [
  { extends: true, test: { name: 'app', include: ['src/**/*.test.{ts,tsx}'], environment: 'jsdom' } },
  { extends: true, test: { name: 'nginx', include: ['nginx/**/*.test.ts'] } },
  {
    extends: true,
    test: {
      name: 'browser',
      include: ['browser/**/*.test.ts'],
      // What is tested is what is delivered, not the framework's development build.
      env: { NODE_ENV: 'production' },
      hookTimeout: 60_000,
      testTimeout: 30_000,
    },
  },
];
