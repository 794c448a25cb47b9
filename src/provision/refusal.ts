import { TargetError } from '../errors.ts';
import { isObject } from '../json.ts';
import type { Answer } from '../model/exchange.ts';

/** An answer that is no success, as an error. @param secret what must not be quoted, even where the cloud does */
export function refusal(what: string, answer: Answer, secret = ''): TargetError {
  if (answer.kind === 'none') return new TargetError(`${what}: no answer (${answer.code})`);
  const body = isObject(answer.json) ? answer.json : {};
  const error = isObject(body['NeutronError']) ? body['NeutronError'] : body;
  const { type, message } = error;
  if (type === 'OverQuota')
    return new TargetError(`${what}: the quota of the project is exhausted (${words(message, secret)})`);
  return new TargetError(`${what}: status ${answer.status} ${words(message, secret)}`.trimEnd());
}

/** A message of the cloud on one line. */
function words(message: unknown, secret: string): string {
  const text = typeof message === 'string' ? message : '';
  const shown = secret === '' ? text : text.replaceAll(secret, '<psk>');
  return shown
    .replaceAll(/[\s\p{Cc}]+/gu, ' ')
    .trim()
    .slice(0, 200);
}
