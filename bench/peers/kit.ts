import { openRun } from '../../src/run/opening.ts';
import { run } from '../../src/run/run.ts';
import { updateConnection } from '../../suites/index.ts';
import type { Peer } from './peer.ts';

/** The kit at effort standard, as `run URL` asks: the clauses that fail or warn. */
export const kit: Peer = async ({ url, token, connection, fqdn }) => {
  const opened = await openRun(
    { url, token, connection, fqdn, profile: 'virtuozzo', seed: 1, effort: 'standard', only: [], kit: '' },
    updateConnection,
  );
  try {
    for await (const event of run({ ...opened, disruptive: true, shrink: false })) {
      if (event.type === 'end')
        return event.result.clauses
          .filter(({ level, verdict }) => level !== 'info' && ['fail', 'warn'].includes(verdict))
          .map(({ id }) => id);
    }
    return [];
  } finally {
    await opened.client.close();
  }
};
