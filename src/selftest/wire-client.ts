import type { Answer } from '../model/exchange.ts';
import type { Json } from '../model/json.ts';
import type { Send } from '../reference/fault.ts';
import type { Client } from '../target/client.ts';

/** A client without a socket: sends through a function. */
export function wireClient(send: Send): Client {
  return {
    async send(request) {
      const answer = await send(request);
      if (!answer) return { kind: 'none', code: 'UND_ERR_SOCKET', ms: 0 };
      const json = parse(answer.body);
      const seen: Answer = {
        kind: 'response',
        status: answer.status,
        headers: answer.headers,
        text: answer.body,
        ...(json === undefined ? {} : { json }),
        ms: 0,
      };
      return seen;
    },
    close: async () => {},
  };
}

function parse(text: string): Json | undefined {
  try {
    return JSON.parse(text) as Json;
  } catch {
    return undefined;
  }
}
