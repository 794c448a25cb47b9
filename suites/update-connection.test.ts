/**
 * One test per clause, for any target: copy this file into a project that has vpnaas-conformance and vitest installed.
 * TARGET_URL, TARGET_CONNECTION and OS_TOKEN name the target; without TARGET_URL it is the embedded reference server.
 */
import { describe, expect, test } from 'vitest';
import { type ConformanceTarget, conformance } from 'vpnaas-conformance';

const {
  TARGET_URL,
  TARGET_CONNECTION,
  TARGET_PROFILE,
  TARGET_FAMILY,
  TARGET_FQDN,
  TARGET_DISRUPTIVE,
  TARGET_DEVIATIONS,
  TARGET_VERSION,
  OS_TOKEN,
} = process.env;

const target: ConformanceTarget = {
  url: TARGET_URL,
  connection: TARGET_CONNECTION,
  token: OS_TOKEN,
  profile: TARGET_PROFILE,
  family: TARGET_FAMILY === '6' ? 6 : TARGET_FAMILY === '4' ? 4 : undefined,
  fqdn: TARGET_FQDN,
  disruptive: TARGET_DISRUPTIVE === '1',
  deviations: TARGET_DEVIATIONS,
  productVersion: TARGET_VERSION,
};
const { clauses, results } = conformance(target);

describe.each(['must', 'should', 'info'] as const)('%s', (level) => {
  test.for(clauses.filter((clause) => clause.level === level))(
    '$id',
    { timeout: 600_000 },
    async ({ id }, context) => {
      const result = (await results()).get(id);
      if (result?.verdict === 'skipped') context.skip(result.reason);
      const { state, reason, expires } = result?.deviation ?? {};
      if (result?.verdict === 'deviation') context.skip(`deviates, as granted until ${expires}: ${reason}`);
      expect(state, 'the clause passes: take its deviation out of the file').not.toBe('stale');
      if (result?.verdict === 'warn')
        await context.annotate(result.counterexample?.received ?? result.title, 'warning');
      expect(result?.verdict, JSON.stringify(result?.counterexample ?? result?.reason, null, 2)).toMatch(
        /^(pass|warn)$/,
      );
    },
  );
});
