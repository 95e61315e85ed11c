import { defineConfig } from '@lingui/cli';
import { formatter } from '@lingui/format-po';

export default defineConfig({
  sourceLocale: 'en',
  locales: ['en', 'it'],
  catalogs: [
    {
      path: '<rootDir>/locales/{locale}',
      include: ['web'],
      exclude: ['**/node_modules/**', '**/widget/**', '**/*.test.*'],
    },
  ],
  // Line numbers would turn every edit into a translation change.
  format: formatter({ lineNumbers: false }),
});
