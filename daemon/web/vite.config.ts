import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

// Libraries change seldom, the page often: two files, so that browsers keep the first.
const libraries = (id: string) => (id.includes('node_modules') ? 'libraries' : undefined);

export default defineConfig({
  plugins: [react()],
  build: {
    target: 'es2021',
    // The content security policy allows no data: addresses.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 800,
    reportCompressedSize: false,
    rollupOptions: { output: { manualChunks: libraries } },
  },
  server: {
    proxy: { '/api': process.env.VEKHA_ADDRESS ?? 'http://127.0.0.1:8080' },
  },
});
