import type { Clock } from './ask.ts';
import type { Client } from './client.ts';

/** A client that keeps its requests apart in time. @param rate requests per second */
export function pacedClient(client: Client, rate: number, clock: Clock): Client {
  const apart = 1000 / rate;
  let next = 0;
  return {
    async send(request) {
      const now = clock.now();
      const wait = next - now;
      next = Math.max(next, now) + apart;
      if (wait > 0) await clock.sleep(wait);
      return client.send(request);
    },
    close: () => client.close(),
  };
}
