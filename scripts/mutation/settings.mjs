const folder = process.env.MUTATED;

/** Long time limits: on a busy machine a slow test is no change that was noticed. */
export default {
  testRunner: 'vitest',
  plugins: ['@stryker-mutator/vitest-runner'],
  vitest: { configFile: 'scripts/mutation/vitest.config.ts', related: false },
  mutate: [`src/${folder}/*.ts`, '!src/**/*.test.ts', '!src/**/*.test-support.ts'],
  ignorePatterns: ['.testbed', 'reports/local', '.git'],
  tsconfigFile: 'none',
  reporters: ['clear-text', 'json'],
  jsonReporter: { fileName: `reports/local/mutation-${folder}.json` },
  incremental: true,
  incrementalFile: `reports/local/mutation-${folder}-known.json`,
  timeoutMS: 120_000,
  timeoutFactor: 4,
  concurrency: 2,
};
