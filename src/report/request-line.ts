import type { Case, CaseRequest } from '../model/plan.ts';

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
  const place = {
    named: '',
    second: ', to the second connection',
    unknown: ', to an id that does not exist',
  };
  const short = text.length > 200 ? `${text.slice(0, 100)}... (${text.length} characters)` : text;
  return `${short}${access}${place[connection]}`;
}

/** What was sent, a line for each step of a sequence. */
export function sentLines({ request, steps }: Pick<Case, 'request' | 'steps'>): string[] {
  if (!steps) return [requestLine(request)];
  return steps.map(({ updates, reads }, index) => {
    const sent = updates.map((update) => requestLine(update.request)).join(' and at the same time ');
    return `${index + 1}. ${sent}${reads.length > 0 ? '; then read' : ''}`;
  });
}

/** The same in one line: of a sequence the last request, and how many there were. */
export function sentLine({ request, steps = [] }: Pick<Case, 'request' | 'steps'>): string {
  const count = steps.reduce((sum, { updates }) => sum + updates.length, 0);
  return count > 1 ? `${requestLine(request)}, the last of ${count} updates` : requestLine(request);
}
