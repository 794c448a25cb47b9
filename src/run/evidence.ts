import type { Answer, Exchange } from '../model/exchange.ts';
import type { Case } from '../model/plan.ts';
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
  /** What went onto the wire; absent where nothing was asked. */
  readonly request?: WireRequest;
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
  opened: Pick<Opened, 'target' | 'plan' | 'seal'>,
  { round, at, shrinking }: Recording,
): Evidence {
  const { case: asked, connectionId: _, answer, ...seen } = exchange;
  return {
    kind: shrinking === undefined ? 'case' : 'shrinking',
    round,
    at,
    case: asked.id,
    ...(asked.twin !== undefined && { twin: asked.twin }),
    ...(shrinking !== undefined && { clause: shrinking, asked }),
    judged: judgedIn(outcomes),
    ...(answer && { request: requestOf(asked, opened) }),
    ...seen,
    ...(answer && { answer: withoutText(answer) }),
  };
}

/** The clauses that outcomes are about, each once. */
export function judgedIn(outcomes: readonly Outcome[]): string[] {
  return [...new Set(outcomes.map(({ clause }) => clause))];
}

/** The exchange of a line, with its case, as it was judged. */
export function exchangeOf(line: Evidence, asked: Case, connectionId: string): Exchange {
  const { kind, round, at, case: id, twin, clause, asked: shorter, judged, request, ...seen } = line;
  const { answer, before, after } = seen;
  return { ...seen, before, after, ...(answer && { answer: withText(answer) }), case: asked, connectionId };
}

/** The request of a case, with the mark of the token where it was sent with one. */
export function requestOf(
  { request }: Case,
  { target, plan, seal }: Pick<Opened, 'target' | 'plan' | 'seal'>,
): WireRequest {
  const sent = updateRequest(request, target, plan.strangers.connection);
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
