import { judgeExpectation } from '../check/expectation.ts';
import { open, outcome } from '../check/outcome.ts';
import { reachOf } from '../check/reach.ts';
import type { Contract } from '../contract/contract.ts';
import type { Exchange } from '../model/exchange.ts';
import type { Observer, SectionOf } from '../suite/suite.ts';

/** Judges an exchange: by what its case expects, and by every observer of the suites. */
export function judgeOf(contract: Contract, sections: readonly SectionOf[]): Observer {
  const built = sections.map((section) => section(contract));
  const observers = built.flatMap(({ observe }) => observe ?? []);
  const ofSequences = built.flatMap(({ observeSequence }) => observeSequence ?? []);
  return (exchange) => {
    if (isFromElsewhere(exchange)) {
      const received = 'a successful answer that is not JSON, and the connection can no longer be read';
      return [outcome(exchange.case.clause, exchange, open('an answer of the target', received))];
    }
    const fitting = exchange.case.steps ? ofSequences : observers;
    return [
      outcome(exchange.case.clause, exchange, judgeExpectation(exchange)),
      ...(exchange.unasked === undefined ? fitting.flatMap((observe) => observe(exchange)) : []),
    ];
  };
}

/** Success without JSON, and no read shows the connection: a proxy or a login page answers, not the target. */
function isFromElsewhere({ answer, after, unasked: why }: Exchange): boolean {
  const success = why === undefined && answer?.kind === 'response' && reachOf(answer) === 'ok';
  return success && answer.json === undefined && after === undefined;
}
