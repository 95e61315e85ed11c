import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

/** Stories told by a real browser: `npx vitest run -c e2e/vitest.config.ts`. */
// biome-ignore lint/style/noDefaultExport: what vitest reads
export default defineConfig({
  root: fileURLToPath(new URL('..', import.meta.url)),
  test: {
    include: ['e2e/*.test.ts'],
    globalSetup: ['test/support/database.ts', 'e2e/support/built.ts'],
    testTimeout: 60_000,
    hookTimeout: 120_000,
    maxWorkers: 2,
    pool: 'forks',
    isolate: false,
  },
});
