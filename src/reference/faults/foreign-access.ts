import type { Behaviour, Sender } from '../behaviour.ts';
import type { Fault } from '../fault.ts';

const kind = 'lets anybody in';
const other = 'access/other-project/update';
const reader = 'access/reader/update';

/** A server that carries out what somebody sends, and then answers with this status. */
function carriedOutAnd(status: number, whose: Sender): () => Partial<Behaviour> {
  return () => {
    let foreign = false;
    return {
      permits: (sender) => {
        foreign = sender !== 'owner';
        return sender === 'owner' || sender === whose;
      },
      deliver: (answer, { method }) =>
        foreign && method === 'PUT' && answer.status === 200 ? { ...answer, status, body: '{}' } : answer,
    };
  };
}

/** Updates by those who may not write the connection. */
export const foreignAccess: readonly Fault[] = [
  {
    name: 'other-project-may-update',
    says: 'the project of a token is not checked when a connection is updated',
    kind,
    seenBy: [other],
    behave: () => ({
      permits: (sender, { method }) => sender === 'owner' || (sender === 'other-project' && method === 'PUT'),
    }),
  },
  {
    name: 'reader-may-update',
    says: 'a reader may update a connection',
    kind,
    seenBy: [reader],
    behave: () => ({ permits: (sender) => sender !== 'other-project' }),
  },
  {
    name: 'every-token-may-update',
    says: 'any good token may update every connection',
    kind,
    seenBy: [other, reader],
    behave: () => ({ permits: () => true }),
  },
  {
    name: 'update-of-other-project-refused-and-stored',
    says: 'an update with the token of another project is refused with 404 and stored',
    kind: 'stores on refusal',
    seenBy: ['state/refused/unchanged'],
    behave: carriedOutAnd(404, 'other-project'),
  },
  {
    name: 'update-by-reader-refused-and-stored',
    says: 'an update by a reader is refused with 403 and stored',
    kind: 'stores on refusal',
    seenBy: ['state/refused/unchanged'],
    behave: carriedOutAnd(403, 'reader'),
  },
  {
    name: 'token-of-other-project-crashes',
    says: 'an update with the token of another project is stored and then answered with a 500',
    kind: 'breaks on content',
    seenBy: [other],
    alsoBy: ['state/refused/unchanged'],
    behave: carriedOutAnd(500, 'other-project'),
  },
];
