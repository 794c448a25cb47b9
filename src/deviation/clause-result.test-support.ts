import type { Deviation } from '../model/deviation.ts';
import type { ClauseResult } from '../model/report.ts';

/** A row of a report. */
export function rowOf(parts: Partial<ClauseResult> = {}): ClauseResult {
  return {
    id: 'request/mtu/minimum',
    level: 'must',
    origin: 'page',
    says: 'a sentence',
    source: 'request-mtu',
    title: 'a title',
    verdict: 'fail',
    cases: { total: 3, pass: 2, fail: 1, inconclusive: 0 },
    ...parts,
  };
}

/** A deviation that holds until the end of 2026. */
export function deviationOf(parts: Partial<Deviation> = {}): Deviation {
  return {
    clause: 'request/mtu/minimum',
    kind: 'known-bug',
    reason: 'zero is not looked at',
    owner: 'VPN team',
    link: 'https://bugs.example.org/1',
    created: '2026-01-01',
    expires: '2026-12-31',
    productVersions: ['*'],
    ...parts,
  };
}
