import { isObject, sameJson } from '../json.ts';
import type { ClauseResult, Counterexample, Json, State } from '../model.ts';
import type { Redactor } from '../target/redact.ts';
import { curlLine } from './curl.ts';
import type { Opened } from './opening.ts';
import type { Finding } from './shrink.ts';

/** Texts longer than this are cut in reports. */
const longest = 2000;

/** A clause's result with the smallest failing exchange that was found for it, ready to be shown. */
export function withCounterexample(
  result: ClauseResult,
  finding: Finding | undefined,
  opened: Opened,
  replay = '',
): ClauseResult {
  const { target, plan, contract, redact } = opened;
  const { reason } = result;
  const clause = reason === undefined ? result : { ...result, reason: redact.text(reason) };
  if (!finding) return clause;
  const { exchange, outcome, twin } = finding;
  const { request, given, id } = exchange.case;
  const connection = request.connection === 'named' ? target.connectionId : plan.strangers.connection;
  const counterexample: Counterexample = {
    case: id,
    ...(given && { given }),
    request,
    ...(twin && { twin: twin.request }),
    expected: redact.text(outcome.expected),
    received: redact.text(outcome.received),
    answer: answerOf(exchange.answer, redact),
    changed: changed(
      exchange.before,
      exchange.after,
      Object.keys(contract.connection.properties ?? {}),
      redact,
    ),
    curl: curlLine(request, `${target.origin}${target.collection}/${connection}`, plan.strangers.token),
    replay,
  };
  return { ...clause, counterexample };
}

function answerOf(answer: Finding['exchange']['answer'], redact: Redactor): Counterexample['answer'] {
  if (answer?.kind !== 'response') return answer ? { none: answer.code } : {};
  const { status, json, text } = answer;
  if (json !== undefined && text.length <= 4 * longest) return { status, body: redact.json(json) };
  return { status, text: redact.text(text).slice(0, longest) };
}

function changed(
  before: State,
  after: State,
  attributes: readonly string[],
  redact: Redactor,
): Counterexample['changed'] {
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
