import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { lingui, linguiTransformerBabelPreset } from '@lingui/vite-plugin';
import babel from '@rolldown/plugin-babel';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';

const api = process.env.PATTO_API ?? 'http://127.0.0.1:3000';

/** What every screen needs travels together: a few well packed files instead of fifty small ones. */
const groups = [
  {
    name: 'base',
    test: /node_modules\/(react|react-dom|scheduler|@tanstack|@orpc|@lingui)\//,
    priority: 3,
  },
  { name: 'icons', test: /node_modules\/@tabler\//, minShareCount: 3, priority: 2 },
  { name: 'shared', test: /\/web\/(app|ui)\/.*\.tsx?$/, minShareCount: 4, priority: 1 },
];

export default defineConfig({
  root: 'web',
  // The macros become plain calls before React's own transform sees the file.
  plugins: [babel({ presets: [linguiTransformerBabelPreset()] }), react(), lingui(), compressed()],
  build: {
    outDir: '../dist/web',
    emptyOutDir: true,
    target: 'es2023',
    rolldownOptions: { output: { codeSplitting: { groups } } },
  },
  server: { proxy: { '/api': api } },
});

/** Lays a .br and a .gz beside every text file of the build, so that the server never compresses. */
function compressed(): Plugin {
  return {
    name: 'patto-compressed',
    apply: 'build',
    writeBundle({ dir = 'dist/web' }) {
      for (const name of readdirSync(dir, { recursive: true, encoding: 'utf8' })) {
        if (!/\.(js|css|html|svg|webmanifest)$/.test(name)) continue;
        const file = join(dir, name);
        const content = readFileSync(file);
        writeFileSync(`${file}.br`, brotliCompressSync(content));
        writeFileSync(`${file}.gz`, gzipSync(content));
      }
    },
  };
}
