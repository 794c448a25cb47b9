import { outcome, passes, warns } from '../../src/check/outcome.ts';
import { carriedOut } from '../../src/check/reach.ts';
import { isMasked } from '../../src/check/stored.ts';
import { shownIn } from '../../src/shown.ts';
import { responseClauses } from '../../src/suite/answer-clauses.ts';
import type { ClauseSpec, SectionOf } from '../../src/suite/suite.ts';

const clear: ClauseSpec = {
  id: 'response/psk/clear',
  level: 'should',
  origin: 'page',
  source: 'response-psk',
  says: 'The pre-shared key. A valid value is any string.',
  title: 'an answer shows the psk, not a mask',
};

/** What the response table says, observed on every update that was carried out. */
export const response: SectionOf = (contract) => {
  const derived = responseClauses(contract);
  return {
    clauses: [...derived.clauses, clear],
    observe(exchange) {
      const found = derived.observe?.(exchange) ?? [];
      const psk = carriedOut(exchange) ? shownIn(exchange.answer)?.['psk'] : undefined;
      if (psk === undefined) return found;
      const judge = isMasked(psk) ? warns : passes;
      return [...found, outcome(clear.id, exchange, judge('the psk', isMasked(psk) ? 'a mask' : 'a psk'))];
    },
  };
};
