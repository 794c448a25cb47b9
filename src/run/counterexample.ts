import { isObject, sameJson } from '../json.ts';
import type { CaseRequest, Counterexample, Json, State } from '../model.ts';
import { curlLine } from './curl.ts';
import type { Finding } from './shrink.ts';

/** What a counterexample needs to know beyond the finding. */
export interface Frame {
  /** URL of the named connection, and of the id that nobody issued. */
  readonly url: Readonly<Record<CaseRequest['connection'], string>>;
  readonly neverIssued: string;
  readonly attributes: readonly string[];
  readonly replay: string;
  /** Takes secrets out. */
  readonly redact: { text(value: string): string; json(value: Json): Json };
}

/** Texts longer than this are cut in reports. */
const longest = 2000;

/** Turns the smallest failing exchange of a clause into what a report shows. */
export function counterexampleOf({ exchange, outcome, twin }: Finding, frame: Frame): Counterexample {
  const { request, given, id } = exchange.case;
  return {
    case: id,
    ...(given && { given }),
    request,
    ...(twin && { twin: twin.request }),
    expected: frame.redact.text(outcome.expected),
    received: frame.redact.text(outcome.received),
    answer: answerOf(exchange.answer, frame),
    changed: changed(exchange.before, exchange.after, frame),
    curl: curlLine(request, frame.url[request.connection], frame.neverIssued),
    replay: frame.replay,
  };
}

function answerOf(answer: Finding['exchange']['answer'], { redact }: Frame): Counterexample['answer'] {
  if (answer?.kind !== 'response') return answer ? { none: answer.code } : {};
  const { status, json, text } = answer;
  if (json !== undefined && text.length <= 4 * longest) return { status, body: redact.json(json) };
  return { status, text: redact.text(text).slice(0, longest) };
}

function changed(before: State, after: State, { attributes, redact }: Frame): Counterexample['changed'] {
  if (!before || !after) return {};
  const differing = attributes.filter((name) => !sameJson(before[name], after[name]));
  const shown = (state: State, name: string): Json => {
    const value = redact.json({ [name]: state?.[name] ?? null });
    return isObject(value) ? cut(value[name] ?? null) : null;
  };
  return Object.fromEntries(
    differing.map((name) => [name, { before: shown(before, name), after: shown(after, name) }]),
  );
}

function cut(value: Json): Json {
  return typeof value === 'string' && value.length > 200
    ? `${value.slice(0, 200)}… (${value.length} characters)`
    : value;
}
