import type { Json } from '../model/json.ts';
import { type Asked, askPatiently, type Clock, mannerOf, type Patience } from './ask.ts';
import type { Client, WireRequest } from './client.ts';
import type { Network } from './target.ts';
import { askingWith } from './token-exchange.ts';

/** The network service of a cloud, asked for anything below `/v2.0`, with the own token. */
export interface NetworkApi {
  /** @param path below `/v2.0`, such as `/subnets/an-id` */
  ask(method: WireRequest['method'], path: string, body?: Json): Promise<Asked>;
}

export function networkApi(network: Network, client: Client, clock: Clock, patience?: Patience): NetworkApi {
  const manner = mannerOf({ client, clock, patience });
  const ask = askingWith(network.tokens, (request) => askPatiently(request, manner));
  return {
    ask: (method, path, body) =>
      ask({
        method,
        path: `${network.base}${path}`,
        headers: {
          accept: 'application/json',
          ...(body !== undefined && { 'content-type': 'application/json' }),
        },
        body: body === undefined ? undefined : JSON.stringify(body),
      }),
  };
}
