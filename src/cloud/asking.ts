import { TargetError } from '../errors.ts';
import type { Answer } from '../model/exchange.ts';
import type { JsonObject } from '../model/json.ts';
import { askPatiently, type Clock, mannerOf } from '../target/ask.ts';
import { openClient } from '../target/client.ts';
import { createRedactor } from '../target/redact.ts';
import type { Route } from '../target/route.ts';

/** How the services of a cloud are asked. */
export interface Means {
  readonly route: Route;
  readonly clock: Clock;
  /** Milliseconds that one answer may take. */
  readonly timeout: number;
  /** What must never be shown, with the word that takes its place. */
  readonly secrets: readonly (readonly [word: string, secret: string])[];
}

export type Response = Extract<Answer, { kind: 'response' }>;

/** GETs a URL, or POSTs a body to it. Redirects are not followed. @throws TargetError where there is no answer */
export async function ask(url: URL, means: Means, body?: JsonObject): Promise<Response> {
  const client = openClient(url.origin, means.timeout, means.route);
  try {
    const { answer } = await askPatiently(
      {
        method: body ? 'POST' : 'GET',
        path: `${url.pathname}${url.search}`,
        headers: { accept: 'application/json', ...(body && { 'content-type': 'application/json' }) },
        body: body && JSON.stringify(body),
      },
      mannerOf({ client, clock: means.clock }),
    );
    if (answer.kind === 'response') return answer;
    throw new TargetError(
      answer.code === 'UND_ERR_RES_EXCEEDED_MAX_SIZE'
        ? `${url.origin} answers with more than 1 MiB: is it Keystone?`
        : `${url.origin} does not answer (${answer.code}): check the address, the port, the proxy and the certificate`,
    );
  } finally {
    await client.close();
  }
}

/** Where a redirect leads, without path and query: they may quote secrets. */
export function redirectIn(answer: Response, asked: URL): string | undefined {
  if (answer.status < 301 || answer.status > 308 || answer.status === 304) return undefined;
  const location = answer.headers['location'] ?? '';
  return URL.canParse(location, asked.href) ? new URL(location, asked).origin : 'nowhere';
}

/** What an answer of Keystone says, on one line without secrets: the `message` of its error. */
export function messageIn(answer: Response, secrets: Means['secrets']): string {
  const { json } = answer;
  const error = typeof json === 'object' && json !== null && !Array.isArray(json) ? json['error'] : undefined;
  const message =
    typeof error === 'object' && error !== null && !Array.isArray(error) ? error['message'] : undefined;
  if (typeof message !== 'string' || message === '') return '';
  const shown = createRedactor({}, () => secrets).text(message);
  return `, saying "${shown
    .replaceAll(/[\s\p{Cc}]+/gu, ' ')
    .trim()
    .slice(0, 300)}"`;
}
