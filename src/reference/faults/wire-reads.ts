import type { Fault, Wire, WireAnswer } from '../fault.ts';
import { storedClauses } from './stored-clauses.ts';
import { showingReads } from './wire-answer.ts';
import { changedAt } from './wire-connection.ts';

/** Reads show what was there before the last update; with `once`, only the first read after it does. */
function stale(once: boolean): () => Wire {
  return () => {
    const old = new Map<string, WireAnswer>();
    return async (request, send) => {
      const { method, path } = request;
      if (method === 'GET') {
        const shown = old.get(path);
        if (once) old.delete(path);
        return shown ?? send(request);
      }
      const before = await send({ method: 'GET', path, headers: request.headers });
      const answer = await send(request);
      if (before?.status === 200 && answer?.status === 200) old.set(path, before);
      return answer;
    };
  };
}

/** Reads show the connection as the first one did. */
const frozen: () => Wire = () => {
  const first = new Map<string, WireAnswer>();
  return async (request, send) => {
    if (request.method !== 'GET') return send(request);
    const answer = first.get(request.path) ?? (await send(request));
    if (answer?.status === 200) first.set(request.path, answer);
    return answer;
  };
};

const late = {
  kind: 'reads late',
  seenBy: [...storedClauses, 'state/response/equals-read'],
  alsoBy: ['state/'],
} as const;

const lacking: readonly Fault[] = ['name', 'description', 'mtu', 'psk', 'dpd', 'initiator', 'local_id'].map(
  (name) => ({
    name: `reads-lack-unsent-${name.replaceAll('_', '-')}`,
    says: `reads show ${name} only after an update that sent it`,
    kind: 'reads late',
    seenBy: ['state/unsent/unchanged'],
    alsoBy: ['state/repeated/accepted'],
    wire: showingReads((shown, last) => (name in last ? shown : changedAt(shown, name, () => undefined))),
  }),
);

const readOnly: readonly Fault[] = ['vpnservice_id', 'ikepolicy_id', 'auth_mode', 'tenant_id'].map(
  (name) => ({
    name: `reads-show-another-${name.replaceAll('_', '-')}-after-an-update`,
    says: `after the first update reads show another ${name}`,
    kind: 'reads late',
    seenBy: ['state/read-only/unchanged', 'state/response/equals-read'],
    wire: showingReads((shown) => changedAt(shown, name, () => 'another')),
  }),
);

/** Updates that are carried out and answered rightly, and then read otherwise. */
export const wrongReads: readonly Fault[] = [
  {
    name: 'reads-stale-by-one',
    says: 'reads show the connection as it was before the last update',
    ...late,
    wire: stale(false),
  },
  {
    name: 'first-read-stale',
    says: 'the first read after an update shows the connection as it was before',
    ...late,
    wire: stale(true),
  },
  {
    name: 'reads-frozen',
    says: 'reads show the connection as the first read did',
    ...late,
    wire: frozen,
  },
  {
    name: 'reads-show-sent-mtu-as-text',
    says: 'the read after an update of mtu shows it as text',
    kind: 'reads late',
    seenBy: ['state/mtu/stored', 'state/unsent/unchanged', 'state/response/equals-read'],
    alsoBy: ['state/repeated/accepted'],
    wire: showingReads((shown, last) => ('mtu' in last ? changedAt(shown, 'mtu', String) : shown)),
  },
  ...lacking,
  ...readOnly,
];
