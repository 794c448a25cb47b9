import { isObject, sameJson } from '../json.ts';
import type { State } from '../model/exchange.ts';
import type { Json } from '../model/json.ts';
import type { CaseRequest } from '../model/plan.ts';
import type { ClauseResult, Counterexample } from '../model/report.ts';
import { curlLine } from './curl.ts';
import type { Opened } from './opening.ts';
import { shownSealed } from './seal.ts';
import type { Second } from './second.ts';
import type { Finding } from './shrink.ts';

/** What a counterexample is shown with. */
export interface Showing extends Pick<Opened, 'contract' | 'plan' | 'target'> {
  readonly second?: Pick<Second, 'connectionId'> | undefined;
}

/** Texts longer than this are cut in reports. */
const longest = 2000;

/** A clause's result with the smallest failing exchange that was found for it, ready to be shown. */
export function withCounterexample(
  result: ClauseResult,
  finding: Finding | undefined,
  opened: Showing,
  replay = '',
): ClauseResult {
  const { contract } = opened;
  const { reason } = result;
  const clause = reason === undefined ? result : { ...result, reason: shownSealed.text(reason) };
  if (!finding) return clause;
  const { exchange, outcome, twin } = finding;
  const { request, given, id, steps } = exchange.case;
  const counterexample: Counterexample = {
    case: id,
    ...(given && { given }),
    request,
    ...(steps && { steps }),
    ...(twin && { twin: twin.request }),
    expected: shownSealed.text(outcome.expected),
    received: shownSealed.text(outcome.received),
    answer: answerOf(exchange.answer),
    changed: changed(exchange.before, exchange.after, Object.keys(contract.connection.properties ?? {})),
    curl: (steps ?? [{ updates: [{ request }] }]).map(({ updates }) => curlOf(updates, opened)).join('\n'),
    replay,
  };
  return { ...clause, counterexample };
}

/** A line that sends updates again, at the same time where there are several. */
function curlOf(
  updates: readonly { readonly request: CaseRequest }[],
  { target, second, plan: { strangers } }: Showing,
): string {
  const ids = {
    named: target.connectionId,
    second: second?.connectionId ?? '',
    unknown: strangers.connection,
  };
  const lines = updates.map(({ request }) =>
    curlLine(request, `${target.origin}${target.collection}/${ids[request.connection]}`, strangers.token),
  );
  return lines.length === 1 ? lines.join() : `${lines.map((line) => `${line} & `).join('')}wait`;
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
