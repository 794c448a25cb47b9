import type { Family } from '../model/plan.ts';
import type { Handler } from '../proving/handler.ts';
import { bytesOf } from '../proving/json-object.ts';
import { CONNECTION_IDS } from '../proving/strict/connection.ts';
import { FOREIGN, strictHandler } from '../proving/strict/handler.ts';
import { applied, type Variation } from '../proving/variation.ts';
import { dialectOf } from '../reference/dialects.ts';
import type { Fault, Send } from '../reference/fault.ts';
import { faults } from '../reference/faults.ts';
import { startInProcess } from '../reference/in-process.ts';
import { connectionPair } from '../reference/store.ts';
import type { Subject } from './judge-server.ts';

/** The reference server, in the dialect of a profile, with one fault, or without. */
export function faulty(fault: Fault | undefined, family: Family, profile: string): Subject {
  const hooks = { ...dialectOf(profile), ...fault?.behave?.() };
  const { url, token, fqdn, foreign, send } = startInProcess(hooks, fault?.wire?.());
  return { url, token, fqdn, foreign, send, ...connectionPair(family) };
}

/** The fault of a name. */
export function faultNamed(name: string): Fault | undefined {
  return faults.find((fault) => fault.name === name);
}

/** The strict server, written by another hand, with lawful variations. */
export function varied(variations: readonly Variation[], family: Family): Subject {
  const token = 'strict-server-token';
  return {
    url: 'http://127.0.0.1',
    token,
    fqdn: 'right.example.org',
    foreign: FOREIGN,
    connection: CONNECTION_IDS[0],
    second: CONNECTION_IDS[1],
    send: sendTo(applied(strictHandler({ family, token }), variations)),
  };
}

/** The reference server with lawful variations, for profiles that the strict server does not speak. */
export function variedReference(variations: readonly Variation[], family: Family, profile: string): Subject {
  const subject = faulty(undefined, family, profile);
  return { ...subject, send: sendTo(applied(handlerOf(subject.send), variations)) };
}

/** Hands requests to a handler; what only travels differently is left out. */
export function sendTo(handler: Handler): Send {
  return async ({ method, path, headers, body = '' }) => {
    const answer = await handler({ method, path, headers, body: Buffer.from(body) });
    if (answer.hangUp) return undefined;
    const named = Object.entries(answer.headers).map(([name, value]) => [name, [value].flat().join(', ')]);
    return {
      status: answer.status,
      headers: Object.fromEntries(named),
      body: bytesOf(answer.body).toString('utf8'),
    };
  };
}

/** A way to send as a handler, such as one to be put on a port. */
export function handlerOf(send: Send): Handler {
  return async ({ method, path, headers, body }) => {
    const answer = await send({ method, path, headers, body: bytesOf(body).toString('utf8') });
    if (!answer) return { status: 0, headers: {}, body: Buffer.alloc(0), hangUp: true };
    return { ...answer, body: Buffer.from(answer.body) };
  };
}
