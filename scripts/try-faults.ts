/** Tries faults by name (default: all) and prints what the kit reports: `node dist/scripts/try-faults.js [NAME...] [--effort=quick]`. */

import type { Effort } from '../src/model/plan.ts';
import { dialectOf } from '../src/reference/dialects.ts';
import { faults } from '../src/reference/faults.ts';
import { startInProcess } from '../src/reference/in-process.ts';
import { judgeServer } from '../src/selftest/judge-server.ts';
import { strayIn } from '../src/selftest/stray.ts';

const names = process.argv.slice(2).filter((one) => !one.startsWith('--'));
const effort = (process.argv.find((one) => one.startsWith('--effort='))?.slice(9) ?? 'standard') as Effort;
for (const fault of faults.filter(({ name }) => names.length === 0 || names.includes(name))) {
  const { profile = 'virtuozzo' } = fault;
  const server = startInProcess({ ...dialectOf(profile), ...fault.behave?.() }, fault.wire?.());
  const judged = await judgeServer(
    { ...server, connection: server.connections.ipv4, second: server.connections.ipv4Second },
    { profile, family: 4, effort, seed: 1 },
  );
  const stray = strayIn(judged.reported, fault);
  const unseen = fault.seenBy.filter((id) => !judged.reported.includes(id));
  const ok =
    judged.reported.length > 0 &&
    stray.length === 0 &&
    unseen.length === 0 &&
    fault.seenBy.includes(judged.reported[0] ?? '');
  console.log(
    `${ok ? 'ok  ' : 'LOOK'} ${fault.name}: ${judged.verdict} after ${judged.cases} cases; ${judged.reported.join(' ')}${stray.length ? `\n     stray: ${stray.join(' ')}` : ''}${unseen.length ? `\n     not seen by: ${unseen.join(' ')}` : ''}`,
  );
}
