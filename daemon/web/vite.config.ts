import { fileURLToPath } from 'node:url';

import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

import { offlineWorker } from './scripts/offline_worker';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

// Libraries change seldom, the page often: what every screen leans on is a file of its own, so that browsers keep it.
// Components that only some screens use go with those.
const everywhere = /node_modules\/(react|react-dom|scheduler|@tanstack|@floating-ui|@mantine\/(hooks|notifications))\//;
const libraries = (id: string) => (everywhere.test(id) ? 'libraries' : undefined);

export default defineConfig({
  plugins: [react(), offlineWorker(here('public'))],
  build: {
    target: 'es2021',
    // The content security policy allows no data: addresses.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 800,
    reportCompressedSize: false,
    rollupOptions: {
      input: { index: here('index.html'), sw: here('src/worker/worker.ts') },
      output: {
        manualChunks: libraries,
        // The worker rules over the folder it lies in: that must be the page's root, under a name that stays.
        entryFileNames: (chunk) => (chunk.name === 'sw' ? 'sw.js' : 'assets/[name]-[hash].js'),
      },
    },
  },
  server: {
    proxy: { '/api': process.env.VEKHA_ADDRESS ?? 'http://127.0.0.1:8080' },
  },
});
