import type { WireAnswer } from '../../reference/fault.ts';
import { behind, type Disturbance } from './disturbance.ts';
import { always, disturbing, from, type Instead, type When } from './when.ts';

const soon = from(30);
const reads =
  (when: When): When =>
  (count, request) =>
    request.method === 'GET' && when(count, request);

const refusing =
  (status: number): Instead =>
  async () => ({
    status,
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ error: { code: status, title: 'Refused', message: 'Refused.' } }),
  });

const dropping: Instead = async () => undefined;

/** The server hears the request, its answer is lost. */
const losing: Instead = async (request, send) => {
  await send(request);
  return undefined;
};

/** The connection is PENDING_UPDATE: reads show it, updates are refused. */
const pending: Instead = async (request, send) => {
  const read = await send({ method: 'GET', path: request.path, headers: request.headers });
  if (read?.status !== 200) return send(request);
  const body = read.body.replace(/"status":"\w+"/, '"status":"PENDING_UPDATE"');
  return request.method === 'GET' ? { ...read, body } : busy;
};

const busy: WireAnswer = {
  status: 400,
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify({
    NeutronError: { type: 'VPNStateInvalidToUpdate', message: 'Invalid state PENDING_UPDATE.', detail: '' },
  }),
};

const incomplete = (
  name: string,
  says: string,
  when: When,
  instead: Instead,
  cause: RegExp,
): Disturbance => ({
  name,
  says,
  expect: 'incomplete',
  cause,
  start: () => behind(disturbing(when, instead)()),
});

const borne = (name: string, says: string, when: When, instead: Instead, cause: RegExp): Disturbance => ({
  ...incomplete(name, says, when, instead, cause),
  expect: 'conformant',
});

const everySeventh: When = (count) => count % 7 === 0;
const forAMoment: When = (count) => count % 25 >= 20;

/** The kit loses its token, the connection, its answers, or the moment. */
export const lostAccess: readonly Disturbance[] = [
  incomplete('token-expires', 'from one moment on the token is no longer good', soon, refusing(401), /401/),
  incomplete('token-expired-from-the-start', 'the token is not good', always, refusing(401), /401.*expired/),
  incomplete('role-lost', 'from one moment on the token may do nothing', soon, refusing(403), /403/),
  incomplete('connection-vanishes', 'from one moment on the connection is gone', soon, refusing(404), /404/),
  incomplete('connection-never-there', 'there is no such connection', always, refusing(404), /404/),
  incomplete('reads-fail', 'from one moment on reads answer 500', reads(soon), refusing(500), /500/),
  incomplete('reads-fail-from-the-start', 'reads answer 500', reads(always), refusing(500), /500/),
  incomplete('reads-dropped', 'from one moment on reads have no answer', reads(soon), dropping, /no answer/),
  incomplete(
    'pending-for-ever',
    'from one moment on the connection is PENDING_UPDATE',
    soon,
    pending,
    /PENDING_UPDATE/,
  ),
  incomplete('pending-from-the-start', 'the connection is PENDING_UPDATE', always, pending, /PENDING_UPDATE/),
  borne(
    'pending-for-a-moment',
    'again and again the connection is PENDING_UPDATE for five requests',
    forAMoment,
    pending,
    /(?:)/,
  ),
  incomplete('dropped-for-ever', 'from one moment on no request has an answer', soon, dropping, /no answer/),
  incomplete('dropped-from-the-start', 'no request has an answer', always, dropping, /does not answer/),
  borne('dropped-now-and-then', 'every seventh request has no answer', everySeventh, dropping, /no answer/),
  borne(
    'answers-lost-now-and-then',
    'every seventh request is carried out without an answer',
    everySeventh,
    losing,
    /no answer/,
  ),
];
