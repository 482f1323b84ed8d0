import vue from '@vitejs/plugin-vue';
import { defineConfig } from 'vitest/config';
import { settings } from './vite/settings.ts';
import { projects } from './vite/tests.ts';

export default defineConfig({
  plugins: [vue(), settings()],
  // As data: addresses, small images would be against the content security policy.
  build: { assetsInlineLimit: 0 },
  test: { projects },
});
