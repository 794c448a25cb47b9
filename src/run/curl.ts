import type { CaseRequest } from '../model/plan.ts';

/** A command line that sends a request again; tokens stay in the environment. */
export function curlLine(request: CaseRequest, url: string, neverIssued: string): string {
  const body = request.raw ?? (request.body === undefined ? undefined : JSON.stringify(request.body));
  const token = {
    own: '"X-Auth-Token: $OS_TOKEN"',
    'never-issued': `'X-Auth-Token: ${neverIssued}'`,
    'other-project': '"X-Auth-Token: $OTHER_TOKEN"',
    reader: '"X-Auth-Token: $READER_TOKEN"',
    none: '',
  }[request.token];
  return [
    'curl -sS -i -X PUT',
    "-H 'Content-Type: application/json'",
    ...(token ? [`-H ${token}`] : []),
    ...(body === undefined ? [] : [`--data-binary ${quoted(body)}`]),
    quoted(url),
  ].join(' ');
}

/** Runs of one character that `tr` takes for itself are spelt as a shell expression, so that the line stays readable. */
function quoted(text: string): string {
  if (text.length <= 1000) return single(text);
  const long = /([ -[\]-~])\1{99,}/g;
  return [...split(text, long)]
    .map(({ run, count }) =>
      count > 1 ? `"$(printf '%*s' ${count} '' | tr ' ' ${single(run)})"` : single(run),
    )
    .join('');
}

function* split(text: string, long: RegExp): Generator<{ run: string; count: number }> {
  let end = 0;
  for (const match of text.matchAll(long)) {
    if (match.index > end) yield { run: text.slice(end, match.index), count: 1 };
    yield { run: match[1] ?? '', count: match[0].length };
    end = match.index + match[0].length;
  }
  if (end < text.length) yield { run: text.slice(end), count: 1 };
}

function single(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}
