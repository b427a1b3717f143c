import { defineConfig } from 'vitest/config';

/** Tests of pages share one embedded run, which starts only when some of them are asked for. */
const pages = 'test/browser/**/*.test.ts';

export default defineConfig({
  test: {
    globals: false,
    pool: 'forks',
    // A run of the whole system waits for itself more than it computes: as many files at a time as there are cores.
    maxWorkers: '100%',
    testTimeout: 240_000,
    hookTimeout: 240_000,
    projects: [
      {
        extends: true,
        test: { name: 'rules', include: ['test/**/*.test.ts'], exclude: [pages] },
      },
      {
        extends: true,
        test: {
          name: 'pages',
          include: [pages],
          globalSetup: ['test/support/unpack-browser.ts', 'test/support/shared-run.ts'],
        },
      },
    ],
  },
});
