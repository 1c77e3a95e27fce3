import { defineConfig } from 'vitest/config';

// `npm test`: everything that needs nothing but Node. Browser, runtime and peer suites have their own commands.
export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    exclude: ['test/browser/**', 'test/runtimes/**', 'test/peers/**', 'node_modules/**'],
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
