import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** What takes longest begins first, so that nobody waits for it alone at the end. */
const longest = [
  'test/crash.test.ts',
  'bench/learn/seals.test.ts',
  'server/demo/demo.test.ts',
  'server/reading/reservation/properties.test.ts',
];

class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    const isLong = ({ moduleId }: TestSpecification) =>
      longest.some((name) => moduleId.endsWith(name));
    return [...sorted.filter(isLong), ...sorted.filter((one) => !isLong(one))];
  }
}

export default defineConfig({
  test: {
    include: ['**/*.test.ts', '**/*.test.tsx'],
    exclude: ['**/node_modules/**', 'dist/**', 'e2e/**'],
    globalSetup: ['test/support/database.ts'],
    testTimeout: 20_000,
    hookTimeout: 60_000,
    // The test of power cuts waits more than it works.
    maxWorkers: 4,
    pool: 'forks',
    // Files of one worker share what they import: importing the server anew took a third of the run.
    isolate: false,
    sequence: { sequencer: LongestFirst },
  },
});
