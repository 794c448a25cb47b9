import type { Fault, WireAnswer } from '../fault.ts';
import { onStatus } from './wire-answer.ts';
import { attributesIn } from './wire-connection.ts';

type Row = readonly [name: string, says: string, seenBy: string, body: (connection: unknown) => unknown];

const body = 'response/body/type';
const wrapper = 'response/ipsec_site_connection/required';
const inside = 'response/ipsec_site_connection/type';

/** Bodies that are JSON, and no connection in its wrapper. */
const json: readonly Row[] = [
  ['without-wrapper', 'the attributes alone', wrapper, (connection) => connection],
  ['in-plural-wrapper', 'a list of connections', wrapper, (one) => ({ ipsec_site_connections: [one] })],
  ['in-another-wrapper', 'a connection', wrapper, (connection) => ({ connection })],
  ['empty-object', 'an empty object', wrapper, () => ({})],
  ['list-in-wrapper', 'a list inside the wrapper', inside, (one) => ({ ipsec_site_connection: [one] })],
  ['null-in-wrapper', 'null inside the wrapper', inside, () => ({ ipsec_site_connection: null })],
  [
    'text-in-wrapper',
    'JSON as text inside the wrapper',
    inside,
    (one) => ({ ipsec_site_connection: JSON.stringify(one) }),
  ],
  ['list', 'a list', body, (connection) => [{ ipsec_site_connection: connection }]],
  ['null', 'null', body, () => null],
  ['json-in-text', 'JSON as text', body, (one) => JSON.stringify({ ipsec_site_connection: one })],
];

/** Bodies that are no JSON and do not claim to be. */
const others: readonly (readonly [name: string, says: string, type: string, body: string])[] = [
  ['nothing', 'an empty body', 'text/plain', ''],
  ['plain-text', 'plain text', 'text/plain', 'OK'],
  ['html', 'a page of HTML', 'text/html', '<!doctype html><title>200 OK</title><h1>OK</h1>'],
  [
    'xml',
    'XML',
    'application/xml',
    '<?xml version="1.0"?><ipsec_site_connection><name>vpn</name></ipsec_site_connection>',
  ],
];

/** Updates that are carried out and answered with something else than a connection. */
export const wrongBodies: readonly Fault[] = [
  ...json.map(([name, says, clause, make]) =>
    answered(name, says, clause, (answer) => ({
      ...answer,
      body: JSON.stringify(make(attributesIn(answer.body))),
    })),
  ),
  ...others.map(([name, says, type, text]) =>
    answered(name, says, body, (answer) => ({
      ...answer,
      headers: { ...answer.headers, 'content-type': type },
      body: text,
    })),
  ),
];

function answered(
  name: string,
  says: string,
  clause: string,
  change: (answer: WireAnswer) => WireAnswer,
): Fault {
  return {
    name: `answers-with-${name}`,
    says: `an update that is carried out is answered with ${says}`,
    kind: 'lies in the answer',
    seenBy: [clause],
    wire: onStatus(200, change),
  };
}
