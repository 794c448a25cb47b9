import type { Behaviour } from './behaviour.ts';
import { parse, unwrap } from './body.ts';
import { merge } from './merge.ts';
import { checkNames } from './names.ts';
import { rules } from './rules.ts';
import { together } from './together.ts';

/** The behaviour that keeps every sentence of the page. */
export const lawful: Behaviour = {
  authenticate: (request, token) => token !== '' && request.headers['x-auth-token'] === token,
  permits: (sender) => sender === 'owner',
  parse,
  unwrap,
  checkNames,
  rules,
  find: (store, id) => store.connections.get(id),
  merge,
  together,
  save: (entry, merged) => {
    entry.connection = merged;
  },
  present: (connection) => ({ ipsec_site_connection: connection }),
  codes: {
    shown: 200,
    updated: 200,
    invalid: 400,
    unauthenticated: 401,
    notFound: 404,
    groupNotFound: 404,
    wrongMethod: 405,
    tooLarge: 413,
    crashed: 500,
  },
  deliver: (answer) => answer,
};
