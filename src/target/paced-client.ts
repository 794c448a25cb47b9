import type { Client } from './client.ts';
import type { Pace } from './pace.ts';

/** A client that keeps its requests apart in time. */
export function pacedClient(client: Client, pace: Pace): Client {
  return {
    async send(request) {
      await pace();
      return client.send(request);
    },
    close: () => client.close(),
  };
}
