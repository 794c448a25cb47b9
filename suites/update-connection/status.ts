import { fails, outcome, passes } from '../../src/check/outcome.ts';
import { carriedOut, hindrance, reachOf } from '../../src/check/reach.ts';
import type { CaseRequest } from '../../src/model/plan.ts';
import { errorClauses } from '../../src/suite/answer-clauses.ts';
import type { Asker } from '../../src/suite/asker.ts';
import { exampleOf } from '../../src/suite/shape-cases.ts';
import type { ClauseSpec, SectionOf } from '../../src/suite/suite.ts';
import { wrap } from '../../src/wrapper.ts';

const page = { level: 'must', origin: 'page' } as const;

const ok: ClauseSpec = {
  ...page,
  id: 'status/200/update',
  source: 'status-200',
  says: '200 - OK | Request was successful.',
  title: 'an update that is carried out answers 200',
};

const invalid: ClauseSpec = {
  ...page,
  observedOn: ['request/mtu', 'request/initiator', 'request/name'],
  id: 'status/400/invalid-content',
  source: 'status-400',
  says: '400 - Bad Request | Some content in the request was invalid.',
  title: 'invalid content is refused with 400 and no other status',
};

/** Asks requests that differ from the page's example in one thing, which is refused with one status. */
function refusal(
  id: string,
  status: 400 | 401 | 404,
  title: string,
  requests: (asker: Asker) => readonly Partial<CaseRequest>[],
): ClauseSpec {
  const source = `status-${status}`;
  const says = {
    400: '400 - Bad Request | Some content in the request was invalid.',
    401: '401 - Unauthorized | User must authenticate before making a request.',
    404: '404 - Not Found | The requested resource could not be found.',
  }[status];
  return {
    ...page,
    id,
    source,
    says,
    title,
    ask(asker) {
      for (const request of requests(asker)) {
        asker.ask(id, {
          request,
          expect: { kind: 'refused', status, exact: true, ...(status === 400 ? {} : { tolerated: [403] }) },
          twin: asker.accepted(exampleOf(asker)),
        });
      }
    },
  };
}

const example = (asker: Asker) => ({ body: wrap(exampleOf(asker)) });
const text = (asker: Asker) => JSON.stringify(wrap(exampleOf(asker)));

const refusals: readonly ClauseSpec[] = [
  refusal('status/400/malformed-json', 400, 'a body that is not JSON is refused', (asker) => {
    const json = text(asker);
    const damaged = [
      json.slice(0, -1),
      json.replace('}}', ',}}'),
      json.replaceAll('"', "'"),
      `${json}${json}`,
      json.slice(1),
    ];
    return damaged.slice(0, asker.amount({ quick: 2, standard: 5, deep: 5 })).map((raw) => ({ raw }));
  }),
  refusal('status/400/no-body', 400, 'a request without a body is refused', () => [{}]),
  refusal('status/401/no-token', 401, 'a request without a token is refused', (asker) => [
    { ...example(asker), token: 'none' },
  ]),
  refusal('status/401/unknown-token', 401, 'a token that was never issued is refused', (asker) => [
    { ...example(asker), token: 'never-issued' },
  ]),
  refusal(
    'status/404/unknown-connection',
    404,
    'a valid update of an id that does not exist is not found',
    (asker) => [{ ...example(asker), connection: 'unknown' }],
  ),
];

/** What the status table says. */
export const status: SectionOf = (contract) => {
  const errors = errorClauses(contract);
  return {
    clauses: [ok, invalid, ...refusals, ...errors.clauses],
    observe(exchange) {
      const { answer, case: asked } = exchange;
      const found = [...(errors.observe?.(exchange) ?? [])];
      if (answer?.kind !== 'response') return found;
      const received = `status ${answer.status}`;
      if (carriedOut(exchange)) {
        found.push(
          outcome(ok.id, exchange, (answer.status === 200 ? passes : fails)('status 200', received)),
        );
      }
      const content = asked.expect.kind === 'refused' && asked.expect.status === 400;
      const twinAccepted = exchange.twinStatus !== undefined && exchange.twinStatus < 300;
      if (content && twinAccepted && reachOf(answer) === 'refused' && hindrance(exchange) === undefined) {
        found.push(
          outcome(invalid.id, exchange, (answer.status === 400 ? passes : fails)('status 400', received)),
        );
      }
      return found;
    },
  };
};
