import type { Json } from '../model/json.ts';
import { createRedactor } from '../target/redact.ts';
import type { PassedExchange } from './pass-through.ts';

const redactor = createRedactor({});

/** An exchange as a JSON line that `lint` reads; without headers, without query, and with every psk taken out. */
export function recordedLine({ method, url, requestBody, status, responseBody }: PassedExchange): string {
  const line = {
    method,
    url: url.replace(/[?#].*/, ''),
    requestBody: withoutSecrets(requestBody),
    status: status ?? 0,
    responseBody: withoutSecrets(responseBody),
  };
  return `${JSON.stringify(line)}\n`;
}

/** What is no JSON may hold anything, and is not kept. */
function withoutSecrets(text: string): string {
  if (text === '') return '';
  try {
    return JSON.stringify(redactor.json(JSON.parse(text) as Json));
  } catch {
    return '<no JSON>';
  }
}
