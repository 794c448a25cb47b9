import { answering, withHeaders } from '../answered.ts';
import type { Variation } from '../variation.ts';

const TITLES: Readonly<Record<number, string>> = {
  400: 'Bad Request',
  401: 'Unauthorized',
  404: 'Not Found',
  405: 'Method Not Allowed',
};

const erring = (name: string, says: string, type: string, body: (status: number) => string): Variation => ({
  name,
  says,
  stage: 'text',
  question: 'error body',
  unlawfulIn: ['openstack'],
  wrap: answering((answer) => {
    if (answer.status < 400) return answer;
    return withHeaders({ ...answer, body: Buffer.from(body(answer.status)) }, { 'content-type': type });
  }),
});

const json = (value: (status: number) => unknown) => (status: number) => JSON.stringify(value(status));
const title = (status: number) => TITLES[status] ?? 'Error';

/** The page gives error codes and no error body. */
export const errorBodies: readonly Variation[] = [
  erring(
    'errors-reworded',
    'errors are JSON in other words',
    'application/json',
    json((status) => ({ Fehler: { Nummer: `E-${status}`, Grund: 'Die Anfrage wurde abgelehnt.' } })),
  ),
  erring(
    'errors-neutron',
    'errors are JSON in the shape Neutron gives them',
    'application/json',
    json((status) => ({
      NeutronError: { type: title(status).replaceAll(' ', ''), message: 'Refused.', detail: '' },
    })),
  ),
  erring(
    'errors-problem-json',
    'errors are application/problem+json (RFC 9457)',
    'application/problem+json',
    json((status) => ({ type: 'about:blank', title: title(status), status })),
  ),
  erring(
    'errors-json-charset',
    'errors are application/json; charset=utf-8',
    'application/json; charset=utf-8',
    json((status) => ({ code: status, message: `Refusé : ${title(status)}` })),
  ),
  erring(
    'errors-json-array',
    'errors are a JSON array',
    'application/json',
    json((status) => [title(status)]),
  ),
  erring('errors-plain-text', 'errors are plain text', 'text/plain', (status) => `${title(status)}\n`),
  erring(
    'errors-html',
    'errors are HTML pages',
    'text/html; charset=utf-8',
    (status) => `<!doctype html><title>${status}</title><h1>${title(status)}</h1>`,
  ),
  erring('errors-empty', 'errors have no body', 'text/plain', () => ''),
];
