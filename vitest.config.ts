import { defineConfig } from 'vitest/config';

const SECOND = 1000;

/** Two kinds of tests: what must hold everywhere, and floors of quality on data that not every machine has. */
export default defineConfig({
  test: {
    pool: 'forks',
    maxWorkers: 2,
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['test/**/*.test.ts'],
          exclude: ['test/quality/**'],
          testTimeout: 30 * SECOND,
          hookTimeout: 30 * SECOND,
        },
      },
      {
        extends: true,
        test: { name: 'quality', include: ['test/quality/**/*.test.ts'], testTimeout: 900 * SECOND, hookTimeout: 300 * SECOND },
      },
    ],
  },
});
