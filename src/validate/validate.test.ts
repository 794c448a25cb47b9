import { createRequire } from 'node:module';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { breakableClauses, breakingBodies, validBodies } from '../arbitraries.ts';
import { contractOf } from '../contract/contract.ts';
import { profileNames } from '../contract/profiles.ts';
import type { Json } from '../model/json.ts';
import { requestViolations, responseViolations } from './validate.ts';

const places = profileNames().flatMap((profile) => ([4, 6] as const).map((family) => ({ profile, family })));
const ids = (violations: readonly { readonly clause: string }[]) => violations.map(({ clause }) => clause);

describe.each(places)('$profile, IPv$family', (judging) => {
  const contract = contractOf(judging.profile, judging.family);
  const bodies = fc.oneof(
    validBodies(judging),
    ...breakableClauses(judging).map((clause) => breakingBodies(clause, judging)),
    fc.jsonValue(),
    fc.object({ key: fc.constantFrom('ipsec_site_connection', 'dpd', 'mtu', 'interval', 'timeout') }),
  );
  const plain = bodies.map((body) => JSON.parse(JSON.stringify(body)) as Json);

  test('the compiled validators find what those of the kit find', () => {
    fc.assert(
      fc.property(plain, (body) => {
        expect(ids(requestViolations(body, judging))).toEqual(contract.request(body).map(({ id }) => id));
        expect(ids(responseViolations(body, judging))).toEqual(contract.response(body).map(({ id }) => id));
      }),
      { numRuns: 300 },
    );
  });
});

test('an update is judged together with what is stored', () => {
  const update = { ipsec_site_connection: { dpd: { timeout: 20 } } };
  expect(requestViolations(update)).toEqual([]);
  const stored = { dpd: { interval: 30, timeout: 120 } };
  expect(ids(requestViolations(update, { stored }))).toEqual(['request/dpd/timeout/x-greater-than']);
});

test('a violation says what, where and why', () => {
  expect(requestViolations({ ipsec_site_connection: { mtu: 67 } })).toEqual([
    {
      clause: 'request/mtu/minimum',
      level: 'must',
      place: 'mtu',
      title: expect.stringContaining('68'),
      says: expect.stringContaining('68'),
    },
  ]);
});

test('a profile that is not shipped is refused', () => {
  expect(() => requestViolations({}, { profile: 'nobody' })).toThrow(RangeError);
});

test('`require` gives the same functions', () => {
  const required: typeof import('./validate.ts') = createRequire(import.meta.url)(
    '../../dist/validate/index.cjs',
  );
  const body = { ipsec_site_connection: { mtu: 67, initiator: 'x' } };
  expect(required.requestViolations(body)).toEqual(requestViolations(body));
});
