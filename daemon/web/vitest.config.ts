import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  plugins: [react()],
  test: {
    environment: 'jsdom',
    setupFiles: ['src/testing/setup.ts'],
    css: false,
    testTimeout: 30_000,
    restoreMocks: true,
    // One worker: the machines that build this have few cores.
    pool: 'threads',
    poolOptions: { threads: { singleThread: true } },
  },
});
