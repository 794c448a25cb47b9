import { randomUUID } from 'node:crypto';

/** A response before it is sent; `body` is text as it goes over the wire. */
export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** An answer with a JSON body and the two headers that every answer has. */
export function json(status: number, body: unknown, headers: Readonly<Record<string, string>> = {}): Answer {
  return {
    status,
    headers: {
      'Content-Type': 'application/json',
      'x-openstack-request-id': `req-${randomUUID()}`,
      ...headers,
    },
    body: JSON.stringify(body),
  };
}

/** The error envelope of Neutron. */
export function neutronError(
  status: number,
  type: string,
  message: string,
  headers: Readonly<Record<string, string>> = {},
): Answer {
  return json(status, { NeutronError: { type, message, detail: '' } }, headers);
}
