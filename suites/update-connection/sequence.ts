import { fails, type Judgement, open, outcome, passes, wordsFor } from '../../src/check/outcome.ts';
import { reachOf } from '../../src/check/reach.ts';
import { part, sequences } from '../../src/generate/sequences.ts';
import type { Exchange } from '../../src/model/exchange.ts';
import { singleFaults } from '../../src/suite/breaking-cases.ts';
import type { ClauseSpec, SectionOf } from '../../src/suite/suite.ts';
import { drawnDrafts, inTurn, sequenceUnits, update } from './steps.ts';

const page = { level: 'must', origin: 'page' } as const;
const sum = { kind: 'explained' } as const;

const addUp: ClauseSpec = {
  ...page,
  id: 'sequence/updates/add-up',
  source: 'request-example',
  says: '"description": "New IPsec connection"',
  title: 'after one update after the other the connection is what they add up to',
  ask(asker) {
    const units = sequenceUnits(asker);
    if (units.length === 0) return;
    const motifs = asker.amount({ quick: 2, standard: 4, deep: 4 });
    const count = asker.amount({ quick: 1, standard: 2, deep: 4 });
    for (const moves of asker.sample(addUp.id, sequences(units, { motifs }), count))
      asker.askInTurn(addUp.id, moves.map(inTurn), sum);
  },
};

const withoutTrace: ClauseSpec = {
  ...page,
  id: 'sequence/refused/without-trace',
  source: 'status-400',
  says: '400 - Bad Request | Some content in the request was invalid.',
  title: 'nothing of a refused update comes with a later one',
  ask(asker) {
    const units = sequenceUnits(asker);
    const names = units.flatMap(({ attributes }) => attributes);
    const faults = singleFaults(asker).filter((fault) =>
      Object.keys(fault).every((one) => names.includes(one)),
    );
    if (units.length === 0 || faults.length === 0) return;
    const motifs = asker.amount({ quick: 1, standard: 2, deep: 2 });
    const count = asker.amount({ quick: 1, standard: 1, deep: 4 });
    for (const moves of asker.sample(withoutTrace.id, sequences(units, { motifs, faults }), count))
      asker.askInTurn(withoutTrace.id, moves.map(inTurn), sum);
  },
};

const accepted: ClauseSpec = {
  ...page,
  observedOn: ['sequence/updates', 'sequence/refused'],
  id: 'sequence/updates/accepted',
  source: 'status-200',
  says: '200 - OK | Request was successful.',
  title: 'a valid update is accepted, whatever was asked before',
};

const apart: ClauseSpec = {
  ...page,
  id: 'sequence/connections/apart',
  source: 'request-connection_id',
  says: 'The ID of the IPsec site-to-site connection.',
  title: 'updates in turn of two connections each change their own and never the other',
  needs: ({ second }) => (second ? undefined : 'no second connection is at hand (--second-connection)'),
  ask(asker) {
    const count = asker.amount({ quick: 1, standard: 1, deep: 4 });
    for (const draft of drawnDrafts(asker, apart.id, count)) {
      const { full, other, third, half, rest, some } = draft;
      const steps = [
        { updates: [update(full, 'named')], reads: ['second', 'named'] as const },
        { updates: [update(other, 'second')], reads: ['named', 'second'] as const },
        { updates: [update(part(third, half), 'named')], reads: [] },
        { updates: [update(part(full, rest), 'second')], reads: ['named', 'second'] as const },
        { updates: [update(part(third, some), 'second')], reads: ['named', 'second'] as const },
      ];
      asker.askInTurn(apart.id, steps.slice(0, asker.amount({ quick: 2, standard: 5, deep: 5 })), {
        kind: 'apart',
      });
    }
  },
};

/** What one update has to do with another: long sequences, over one connection and over two. */
export const sequence: SectionOf = () => ({
  clauses: [addUp, accepted, withoutTrace, apart],
  observeSequence: (exchange) =>
    exchange.case.expect.kind === 'explained' && exchange.case.clause.startsWith('sequence/')
      ? [outcome(accepted.id, exchange, judgeAccepted(exchange))]
      : [],
});

function judgeAccepted({ case: asked, steps: seen = [], after }: Exchange): Judgement {
  const expected = 'every valid update is accepted';
  const answers = (asked.steps ?? []).flatMap(({ updates }, index) =>
    updates.flatMap(({ valid }, n) => (valid ? [{ index, answer: seen[index]?.answers[n]?.answer }] : [])),
  );
  const odd = answers.find(({ answer }) => reachOf(answer) !== 'ok');
  if (!odd) return passes(expected, 'so it is');
  const received = `step ${odd.index + 1}: ${wordsFor(odd.answer)}`;
  const hindered = after === undefined || reachOf(odd.answer) === 'weather';
  return hindered ? open(expected, received) : fails(expected, received);
}
