import vue from '@vitejs/plugin-vue';
import { defineConfig } from 'vitest/config';
import { settings } from './vite/settings.ts';

export default defineConfig({
  plugins: [vue(), settings()],
  // As data: addresses, small images would be against the content security policy.
  build: { assetsInlineLimit: 0 },
  test: {
    projects: [
      { extends: true, test: { name: 'app', include: ['src/**/*.test.ts'], environment: 'jsdom' } },
      { extends: true, test: { name: 'nginx', include: ['nginx/**/*.test.ts'] } },
      {
        extends: true,
        test: {
          name: 'browser',
          include: ['browser/**/*.test.ts'],
          // What is tested is what is delivered, not Vue's development build.
          env: { NODE_ENV: 'production' },
          hookTimeout: 60_000,
          testTimeout: 30_000,
        },
      },
    ],
  },
});
