import type { Answer, Exchange, StepSeen } from '../model/exchange.ts';
import type { Case, CaseRequest } from '../model/plan.ts';
import type { Outcome } from '../model/verdict.ts';
import type { WireRequest } from '../target/client.ts';
import { updateRequest } from '../target/session.ts';
import type { Opened } from './opening.ts';

/** An exchange as it was seen, sealed; a JSON answer has no `text`. */
type Seen = Omit<Exchange, 'case' | 'connectionId'>;

/** One line of `evidence.jsonl`. */
export interface Evidence extends Seen {
  /** `shrinking`: asked after the plan, to make what failed smaller. */
  readonly kind: 'case' | 'shrinking';
  /** Number of the run of the plan, from 1. */
  readonly round: number;
  /** When it was recorded. */
  readonly at: string;
  /** Id of the case in the plan. */
  readonly case: string;
  readonly twin?: string;
  /** For `shrinking` the clause that failed, and the case in the shape that was asked. */
  readonly clause?: string;
  readonly asked?: Case;
  /** Clauses that the exchange was judged by. */
  readonly judged: readonly string[];
  /** What went onto the wire, of a sequence update by update; absent where nothing was asked. */
  readonly request?: WireRequest | readonly WireRequest[];
}

/** What an exchange is recorded with. */
export interface Recording {
  readonly round: number;
  readonly at: string;
  /** The clause whose failing case was made smaller. */
  readonly shrinking?: string;
}

/** The line of a sealed exchange. */
export function evidenceOf(
  exchange: Exchange,
  outcomes: readonly Outcome[],
  opened: Asking,
  { round, at, shrinking }: Recording,
): Evidence {
  const { case: asked, connectionId: _, answer, steps, ...seen } = exchange;
  return {
    kind: shrinking === undefined ? 'case' : 'shrinking',
    round,
    at,
    case: asked.id,
    ...(asked.twin !== undefined && { twin: asked.twin }),
    ...(shrinking !== undefined && { clause: shrinking, asked }),
    judged: judgedIn(outcomes),
    ...(answer && { request: requestsOf(asked, opened) }),
    ...seen,
    ...(answer && { answer: withoutText(answer) }),
    ...(steps && { steps: steps.map((step) => answeredWith(step, withoutText)) }),
  };
}

/** The clauses that outcomes are about, each once. */
export function judgedIn(outcomes: readonly Outcome[]): string[] {
  return [...new Set(outcomes.map(({ clause }) => clause))];
}

/** The exchange of a line, with its case, as it was judged. */
export function exchangeOf(line: Evidence, asked: Case, connectionId: string): Exchange {
  const { kind, round, at, case: id, twin, clause, asked: shorter, judged, request, ...seen } = line;
  const { answer, before, after, steps } = seen;
  return {
    ...seen,
    before,
    after,
    ...(answer && { answer: withText(answer) }),
    ...(steps && { steps: steps.map((step) => answeredWith(step, withText)) }),
    case: asked,
    connectionId,
  };
}

function answeredWith({ answers, reads }: StepSeen, change: (answer: Answer) => Answer): StepSeen {
  return { answers: answers.map((one) => ({ ...one, answer: change(one.answer) })), reads };
}

/** What a request is made of on the wire. */
type Asking = Pick<Opened, 'target' | 'second' | 'plan' | 'seal'>;

/** The request of a case, or those of a sequence. */
export function requestsOf({ request, steps }: Case, asking: Asking): WireRequest | WireRequest[] {
  if (!steps) return requestOf(request, asking);
  return steps.flatMap(({ updates }) => updates.map((update) => requestOf(update.request, asking)));
}

/** A request with the mark of the token where it was sent with one. */
function requestOf(request: CaseRequest, { target, second, plan, seal }: Asking): WireRequest {
  const { connectionId } = (request.connection === 'second' ? second : undefined) ?? target;
  const sent = updateRequest(request, { ...target, connectionId }, plan.strangers.connection);
  const token = {
    own: ownToken(target, seal),
    none: undefined,
    'never-issued': plan.strangers.token,
    'other-project': '<token of another project>',
    reader: '<token of a reader>',
  }[request.token];
  return token === undefined ? sent : { ...sent, headers: { ...sent.headers, 'x-auth-token': token } };
}

function ownToken({ tokens }: Opened['target'], seal: Opened['seal']): string {
  const last = tokens.secrets().findLast(([word]) => word === 'token');
  return seal.text(last?.[1] ?? '<token>');
}

function withoutText(answer: Answer): Answer {
  if (answer.kind === 'none' || answer.json === undefined) return answer;
  const { text: _, ...rest } = answer;
  return rest as Answer;
}

function withText(answer: Answer): Answer {
  if (answer.kind === 'none' || answer.json === undefined) return answer;
  return { ...answer, text: JSON.stringify(answer.json) };
}
