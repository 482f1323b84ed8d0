import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';
import { settings } from './vite/settings.ts';
import { projects } from './vite/tests.ts';

export default defineConfig({
  plugins: [react(), settings()],
  // As data: addresses, small images would be against the content security policy.
  build: { assetsInlineLimit: 0 },
  test: { projects },
});
