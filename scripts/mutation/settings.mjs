const mutated = process.env.MUTATED;
const report = `reports/local/mutation/${mutated}`;

/** Long time limits: on a busy machine a slow test is no change that was noticed. */
export default {
  testRunner: 'vitest',
  plugins: ['@stryker-mutator/vitest-runner'],
  vitest: { configFile: 'scripts/mutation/vitest.config.ts', related: false },
  mutate: [`src/${mutated}`],
  ignorePatterns: ['.testbed', 'reports/local', '.git'],
  tsconfigFile: 'none',
  reporters: ['clear-text', 'json'],
  clearTextReporter: { reportTests: false, reportScoreTable: false },
  jsonReporter: { fileName: `${report}.json` },
  incremental: true,
  incrementalFile: `${report}-known.json`,
  timeoutMS: 15_000,
  timeoutFactor: 2,
  concurrency: 1,
};
