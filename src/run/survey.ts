import type { Account } from '../model/account.ts';
import type { Survey } from '../model/report.ts';
import { repeatedly } from './account.ts';
import { latencyOf } from './latency.ts';

/** Characters of the name of an undocumented attribute that are recorded at most. */
const longest = 100;

/**
 * The survey of a report; of several runs of one plan each case is shown as in its worst one.
 * @param redact takes secrets out of a name that the target gave
 */
export function surveyOf(runs: readonly Account[], redact: (text: string) => string): Survey {
  const { cases = {}, statuses = [], undocumented = [], times = {} } = repeatedly(runs) ?? {};
  const latency = latencyOf(times);
  return {
    cases: Object.fromEntries(Object.entries(cases).map(([clause, { letters }]) => [clause, letters])),
    statuses: Object.fromEntries(statuses.map((met) => [met.text, met.times])),
    undocumented: Object.fromEntries(
      undocumented.map((met) => [redact(met.text).slice(0, longest), met.times]),
    ),
    ...(latency && { latency }),
  };
}
