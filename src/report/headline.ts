import type { Report } from '../model/report.ts';
import { daysWords, deviationsIn, type WithDeviation } from './deviation-words.ts';

/** The verdict as a sentence: what it is, and why. */
export function headline({ verdict, totals, reason, notAsked, clauses }: Report): string {
  const { pass = 0, fail = 0, inconclusive = 0, flaky = 0, deviation = 0 } = totals.must;
  const given = deviationsIn(clauses);
  const warnings = totals.should.warn ? `; ${count(totals.should.warn, 'warning')}` : '';
  const remarks = [
    ...(totals.should.deviation ? [`${count(totals.should.deviation, 'should')} with a deviation`] : []),
    ...(['stale', 'expired'] as const).flatMap((state) => lapsed(given, state)),
    ...(notAsked.length > 0 ? [`${count(notAsked.length, 'clause')} not asked`] : []),
  ].map((remark) => `; ${remark}`);
  const also = deviation === 0 ? '' : `, ${deviation} deviate${deviation === 1 ? 's' : ''} ${until(given)}`;
  const others = remarks.join('');
  const rest = `${warnings}${others}`;
  switch (verdict) {
    case 'conformant':
      return `CONFORMANT: ${count(pass, 'must')} passed, none failed${rest}.`;
    case 'conformant-with-deviations':
      return `CONFORMANT WITH DEVIATIONS: ${count(pass, 'must')} passed${also}, no other failed${rest}.`;
    case 'non-conformant':
      return `NON-CONFORMANT: ${count(fail, 'must')} failed${also}, ${pass} passed${rest}.`;
    case 'incomplete':
      return `INCOMPLETE: ${reason ?? `${count(inconclusive + flaky, 'must')} could not be judged`}; ${pass} passed${also}${others}.`;
  }
}

/** Until when musts deviate; the first to expire is named. */
function until(given: readonly WithDeviation[]): string {
  const waived = given.filter(({ level, verdict }) => level === 'must' && verdict === 'deviation');
  const [first] = waived.map(({ deviation }) => deviation).sort((a, b) => a.daysLeft - b.daysLeft);
  if (!first) return '';
  const alike = waived.every(({ deviation }) => deviation.expires === first.expires);
  return `as granted until ${first.expires}${alike ? '' : ' at the earliest'} (${daysWords(first.daysLeft)})`;
}

function lapsed(given: readonly WithDeviation[], state: 'stale' | 'expired'): string[] {
  const number = given.filter(({ deviation }) => deviation.state === state).length;
  return number === 0 ? [] : [`${count(number, `${state} deviation`)}`];
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}
