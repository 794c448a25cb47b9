import { fails, type Judgement, open, outcome, passes, wordsFor } from '../../src/check/outcome.ts';
import { reachOf } from '../../src/check/reach.ts';
import { part } from '../../src/generate/sequences.ts';
import type { Exchange } from '../../src/model/exchange.ts';
import type { TargetParameters } from '../../src/model/plan.ts';
import type { ClauseSpec, SectionOf } from '../../src/suite/suite.ts';
import { drawnDrafts, update } from './steps.ts';

const needsRaces = ({ races }: TargetParameters) =>
  races ? undefined : 'updates are sent at the same time only where that is allowed (--races)';

const serialisable: ClauseSpec = {
  id: 'race/updates/serialisable',
  level: 'should',
  origin: 'page',
  source: 'request-example',
  says: '"description": "New IPsec connection"',
  title: 'updates that are sent at the same time leave the connection as one order of them does',
  needs: needsRaces,
  ask(asker) {
    const count = asker.amount({ quick: 1, standard: 2, deep: 4 });
    for (const { full, other, third, half, rest, some } of drawnDrafts(asker, serialisable.id, count)) {
      const named = (...updates: readonly Parameters<typeof update>[0][]) => ({
        updates: updates.map((one) => update(one, 'named')),
        reads: ['named'] as const,
      });
      const steps = [
        named(part(full, half), part(other, rest), part(third, some)),
        named(part(other, half), part(full, rest)),
      ];
      asker.askInTurn(serialisable.id, steps.slice(0, asker.amount({ quick: 1, standard: 2, deep: 2 })), {
        kind: 'explained',
      });
    }
  },
};

const clean: ClauseSpec = {
  observedOn: ['race/'],
  id: 'race/updates/clean',
  level: 'should',
  origin: 'page',
  source: 'status-200',
  says: '200 - OK | Request was successful.',
  title: 'updates that are sent at the same time are carried out or refused, and none breaks the server',
  needs: needsRaces,
};

const apart: ClauseSpec = {
  id: 'race/connections/apart',
  level: 'must',
  origin: 'page',
  source: 'request-connection_id',
  says: 'The ID of the IPsec site-to-site connection.',
  title: 'updates of two connections that are sent at the same time change each its own and never the other',
  needs: (parameters) =>
    needsRaces(parameters) ??
    (parameters.second ? undefined : 'no second connection is at hand (--second-connection)'),
  ask(asker) {
    const count = asker.amount({ quick: 1, standard: 1, deep: 4 });
    for (const { full, other, third, half, rest } of drawnDrafts(asker, apart.id, count)) {
      const both = (one: Parameters<typeof update>[0], two: Parameters<typeof update>[0]) => ({
        updates: [update(one, 'named'), update(two, 'second')],
        reads: ['named', 'second'] as const,
      });
      const steps = [both(part(full, half), part(other, rest)), both(part(other, half), part(third, half))];
      asker.askInTurn(apart.id, steps.slice(0, asker.amount({ quick: 1, standard: 2, deep: 2 })), {
        kind: 'apart',
      });
    }
  },
};

/** What becomes of updates that are sent at the same time. Refusing some of them, such as with 409, is lawful. */
export const race: SectionOf = () => ({
  clauses: [serialisable, clean, apart],
  observeSequence: (exchange) =>
    exchange.case.clause.startsWith('race/') ? [outcome(clean.id, exchange, judgeClean(exchange))] : [],
});

function judgeClean({ steps = [] }: Exchange): Judgement {
  const expected = '2xx or 4xx for each of them';
  const answers = steps.flatMap((step, index) => step.answers.map(({ answer }) => ({ index, answer })));
  const broken = answers.find(({ answer }) => reachOf(answer) === 'broken');
  if (broken) return fails(expected, `step ${broken.index + 1}: ${wordsFor(broken.answer)}`);
  const silent = answers.find(({ answer }) => reachOf(answer) === 'weather');
  return silent
    ? open(expected, `step ${silent.index + 1}: ${wordsFor(silent.answer)}`)
    : passes(expected, 'so it is');
}
