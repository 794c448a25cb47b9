import { defineConfig } from 'vitest/config';

/** Tests that need a Chromium. */
export default defineConfig({
  test: {
    include: ['src/**/*.browser.ts', 'scripts/**/*.browser.ts'],
    testTimeout: 60_000,
  },
});
