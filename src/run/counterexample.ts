import { isObject, sameJson } from '../json.ts';
import type { State } from '../model/exchange.ts';
import type { Json } from '../model/json.ts';
import type { ClauseResult, Counterexample } from '../model/report.ts';
import { curlLine } from './curl.ts';
import type { Opened } from './opening.ts';
import { shownSealed } from './seal.ts';
import type { Finding } from './shrink.ts';

/** Texts longer than this are cut in reports. */
const longest = 2000;

/** A clause's result with the smallest failing exchange that was found for it, ready to be shown. */
export function withCounterexample(
  result: ClauseResult,
  finding: Finding | undefined,
  opened: Pick<Opened, 'contract' | 'plan' | 'target'>,
  replay = '',
): ClauseResult {
  const { target, plan, contract } = opened;
  const { reason } = result;
  const clause = reason === undefined ? result : { ...result, reason: shownSealed.text(reason) };
  if (!finding) return clause;
  const { exchange, outcome, twin } = finding;
  const { request, given, id } = exchange.case;
  const connection = request.connection === 'named' ? target.connectionId : plan.strangers.connection;
  const counterexample: Counterexample = {
    case: id,
    ...(given && { given }),
    request,
    ...(twin && { twin: twin.request }),
    expected: shownSealed.text(outcome.expected),
    received: shownSealed.text(outcome.received),
    answer: answerOf(exchange.answer),
    changed: changed(exchange.before, exchange.after, Object.keys(contract.connection.properties ?? {})),
    curl: curlLine(request, `${target.origin}${target.collection}/${connection}`, plan.strangers.token),
    replay,
  };
  return { ...clause, counterexample };
}

function answerOf(answer: Finding['exchange']['answer']): Counterexample['answer'] {
  if (answer?.kind !== 'response') return answer ? { none: answer.code } : {};
  const { status, json, text } = answer;
  if (json !== undefined && text.length <= 4 * longest) return { status, body: shownSealed.json(json) };
  return { status, text: shownSealed.text(text).slice(0, longest) };
}

function changed(before: State, after: State, attributes: readonly string[]): Counterexample['changed'] {
  if (!before || !after) return {};
  const differing = attributes.filter((name) => !sameJson(before[name], after[name]));
  const shown = (state: State, name: string): Json => {
    const value = shownSealed.json({ [name]: state?.[name] ?? null });
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
