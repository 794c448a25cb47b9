import type { CaseRequest } from '../model/plan.ts';

/** A request in one line: its body, cut where it is long, and what is unusual about its token or its id. */
export function requestLine({ raw, body, token, connection }: CaseRequest): string {
  const text = raw ?? (body === undefined ? '(no body)' : JSON.stringify(body));
  const access = {
    own: '',
    none: ', without a token',
    'never-issued': ', with a token that was never issued',
    'other-project': ', with the token of another project',
    reader: ', with the token of a reader',
  }[token];
  const short = text.length > 200 ? `${text.slice(0, 100)}... (${text.length} characters)` : text;
  return `${short}${access}${connection === 'unknown' ? ', to an id that does not exist' : ''}`;
}
