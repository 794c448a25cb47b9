import type { Asked } from './ask.ts';
import type { WireRequest } from './client.ts';
import type { TokenSource } from './token-source.ts';

type Ask = (request: WireRequest) => Promise<Asked>;

/** New tokens that may be refused like the old one; then a 401 is taken for the target's answer at once. */
const mostInVain = 10;

/** Asks with a token of the source; where that is refused, once more with the one that takes its place. */
export function askingWith(tokens: TokenSource, ask: Ask): Ask {
  let inVain = 0;
  return async (request) => {
    const token = await tokens.token();
    const first = await ask(withToken(request, token));
    if (!isUnauthorized(first) || inVain >= mostInVain) return first;
    const replacement = await tokens.replace(token);
    if (!('token' in replacement))
      return replacement.why === undefined ? first : noted(first, replacement.why);
    const again = await ask(withToken(request, replacement.token));
    if (isUnauthorized(again)) inVain++;
    const { disturbances } = noted(first, 'status 401, asked again with a new token');
    return { ...again, disturbances: [...disturbances, ...again.disturbances] };
  };
}

export function withToken(request: WireRequest, token: string): WireRequest {
  return { ...request, headers: { ...request.headers, 'x-auth-token': token } };
}

function isUnauthorized({ answer }: Asked): boolean {
  return answer.kind === 'response' && answer.status === 401;
}

function noted(asked: Asked, what: string): Asked {
  return { ...asked, disturbances: [...asked.disturbances, { what, times: 1 }] };
}
