import type { Request } from '../behaviour.ts';
import type { Fault } from '../fault.ts';
import { lawful } from '../lawful.ts';
import type { Entry, Store } from '../store.ts';

const kind = 'lets anybody in';
const tokenless = 'status/401/no-token';
const stranger = 'status/401/unknown-token';
const unknown = 'status/404/unknown-connection';

const tokenOf = ({ headers }: Request) => headers['x-auth-token'];
const first = (store: Store): Entry | undefined => [...store.connections.values()][0];

/** Requests that are carried out for anybody, or on another connection. */
export const access: readonly Fault[] = [
  {
    name: 'update-needs-no-token',
    says: 'an update needs no token',
    kind,
    seenBy: [tokenless, stranger],
    behave: () => ({
      authenticate: (request, token) => request.method === 'PUT' || lawful.authenticate(request, token),
    }),
  },
  {
    name: 'any-token-will-do',
    says: 'any token will do',
    kind,
    seenBy: [stranger],
    behave: () => ({ authenticate: (request) => (tokenOf(request) ?? '') !== '' }),
  },
  {
    name: 'missing-token-accepted',
    says: 'only a wrong token is refused, a missing one is not',
    kind,
    seenBy: [tokenless],
    behave: () => ({
      authenticate: (request, token) => tokenOf(request) === undefined || lawful.authenticate(request, token),
    }),
  },
  {
    name: 'token-remembered',
    says: 'after a request with a good token the next one needs none',
    kind,
    seenBy: [tokenless],
    behave: () => {
      let known = false;
      return {
        authenticate: (request, token) => {
          known ||= lawful.authenticate(request, token);
          return tokenOf(request) === undefined ? known : lawful.authenticate(request, token);
        },
      };
    },
  },
  {
    name: 'token-checked-after-update',
    says: 'an update without a good token is carried out and then answered with 401',
    kind,
    seenBy: ['state/refused/unchanged'],
    behave: () => {
      let good = true;
      return {
        authenticate: (request, token) => {
          good = lawful.authenticate(request, token);
          return true;
        },
        deliver: (answer) => (good ? answer : { ...answer, status: 401, body: '{"error":{"code":401}}' }),
      };
    },
  },
  {
    name: 'missing-token-crashes',
    says: 'a request without a token gives a 500',
    kind: 'breaks on content',
    seenBy: [tokenless],
    behave: () => ({
      deliver: (answer, request) => (tokenOf(request) === undefined ? { ...answer, status: 500 } : answer),
    }),
  },
  {
    name: 'unknown-id-is-the-first-connection',
    says: 'an id that does not exist stands for the first connection',
    kind,
    seenBy: [unknown],
    behave: () => ({ find: (store, id) => lawful.find(store, id) ?? first(store) }),
  },
  {
    name: 'unknown-id-creates-connection',
    says: 'an update of an id that does not exist creates the connection',
    kind,
    seenBy: [unknown],
    behave: () => ({
      find: (store, id) => {
        const like = first(store);
        return lawful.find(store, id) ?? (like && { ...like, connection: { ...like.connection, id } });
      },
    }),
  },
  {
    name: 'unknown-id-crashes',
    says: 'an id that does not exist gives a 500',
    kind: 'breaks on content',
    seenBy: [unknown],
    alsoBy: ['access/'],
    behave: () => ({ codes: { ...lawful.codes, notFound: 500 } }),
  },
  {
    name: 'every-id-is-the-second-connection',
    says: 'every id stands for the second connection',
    kind,
    seenBy: ['state/id/equals-path'],
    alsoBy: [unknown],
    behave: () => ({ find: (store) => [...store.connections.values()][1] }),
  },
];
