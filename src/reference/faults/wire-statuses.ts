import type { Fault } from '../fault.ts';
import { refusalClauses } from './refusal-clauses.ts';
import { onStatus } from './wire-answer.ts';

interface Row {
  readonly from: number;
  readonly what: string;
  readonly to: readonly number[];
  readonly seenBy: readonly string[];
  readonly alsoBy?: readonly string[];
  readonly body?: string;
}

const refused = ['status/400/invalid-content', 'status/400/malformed-json', 'status/400/no-body'];
const anonymous = ['status/401/no-token', 'status/401/unknown-token'];
const unknown = ['status/404/unknown-connection'];

const rows: readonly Row[] = [
  { from: 200, what: 'carried-out', to: [201, 202, 203, 206], seenBy: ['status/200/update'] },
  {
    from: 200,
    what: 'carried-out',
    to: [204],
    body: '',
    seenBy: ['status/200/update', 'response/body/type'],
  },
  { from: 400, what: 'invalid', to: [401, 403, 404, 409, 422], seenBy: refused },
  {
    from: 400,
    what: 'invalid',
    to: [500, 501],
    seenBy: refusalClauses,
    alsoBy: ['request/', 'robustness/', 'state/dpd/'],
  },
  { from: 400, what: 'invalid', to: [200, 202], seenBy: refusalClauses, alsoBy: ['request/', 'state/dpd/'] },
  { from: 401, what: 'unauthenticated', to: [200, 400, 403, 404, 422, 500], seenBy: anonymous },
  {
    from: 404,
    what: 'unknown',
    to: [200, 204, 400, 401, 403, 410, 500],
    seenBy: unknown,
    alsoBy: ['access/'],
  },
];

/** Right answers with another status. */
export const wrongStatuses: readonly Fault[] = rows.flatMap(({ from, what, to, seenBy, alsoBy, body }) =>
  to.map((status) => ({
    name: `${what}-updates-answer-${status}`,
    says: `an update that the page answers with ${from} answers ${status}`,
    kind: 'wrong status' as const,
    seenBy,
    ...(alsoBy && { alsoBy }),
    wire: onStatus(from, (answer) => ({ ...answer, status, ...(body !== undefined && { body }) })),
  })),
);
