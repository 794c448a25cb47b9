import type { Foreigner } from '../../src/model/clause.ts';
import type { ClauseSpec, SectionOf } from '../../src/suite/suite.ts';
import { wrap } from '../../src/wrapper.ts';

const lacking: Readonly<Record<Foreigner, string>> = {
  'other-project': 'no token of another project is at hand: name a cloud with --other-cloud',
  reader: 'no token of a reader is at hand: name a cloud with --other-cloud',
};

const update = { name: 'updated-by-somebody-else' };

/** A valid update by somebody who may not write the connection; the status that refuses it is left open. */
function refusedTo(who: Foreigner, title: string): ClauseSpec {
  const id = `access/${who}/update`;
  return {
    id,
    level: 'should',
    origin: 'page',
    source: 'status-404',
    says: '404 - Not Found | The requested resource could not be found.',
    title,
    waivable: false,
    needs: ({ foreigners }) => (foreigners?.includes(who) ? undefined : lacking[who]),
    ask(asker) {
      asker.ask(id, {
        given: { name: 'updated-by-the-owner' },
        request: { body: wrap(update), token: who },
        expect: { kind: 'refused', status: 404 },
        twin: asker.accepted(update),
      });
    },
  };
}

/** Who may update a connection: nobody but its owner. That a refused update changes nothing is a clause of its own. */
export const access: SectionOf = () => ({
  clauses: [
    refusedTo('other-project', 'a valid update with the token of another project is refused'),
    refusedTo('reader', 'a valid update with the token of a reader is refused'),
  ],
});
