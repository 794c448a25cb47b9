import type { Report } from '../model/report.ts';

/** The verdict as a sentence: what it is, and why. */
export function headline({ verdict, totals, reason, notAsked }: Report): string {
  const { pass = 0, fail = 0, inconclusive = 0, flaky = 0 } = totals.must;
  const warnings = totals.should.warn ?? 0;
  const remarks = warnings === 0 ? '' : `; ${count(warnings, 'warning')}`;
  const unasked = notAsked.length === 0 ? '' : `; ${count(notAsked.length, 'clause')} not asked`;
  const open = inconclusive + flaky;
  switch (verdict) {
    case 'conformant':
      return `CONFORMANT: ${count(pass, 'must')} passed, none failed${remarks}${unasked}.`;
    case 'non-conformant':
      return `NON-CONFORMANT: ${count(fail, 'must')} failed, ${pass} passed${remarks}${unasked}.`;
    case 'incomplete':
      return `INCOMPLETE: ${reason ?? `${count(open, 'must')} could not be judged`}; ${pass} passed${unasked}.`;
  }
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}
