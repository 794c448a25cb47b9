/** Puts the kit and Schemathesis in front of the same servers, and counts what each of them sees. Optional to install. */
import { parseArgs } from 'node:util';
import { kit } from './peers/kit.ts';
import type { Peer } from './peers/peer.ts';
import { schemathesis } from './peers/schemathesis.ts';
import { type Score, scoreTable } from './peers/score.ts';
import { correct, faultySubjects, lawfulSubjects, type Tried } from './peers/subjects.ts';

const { values } = parseArgs({
  options: {
    schemathesis: { type: 'string', default: 'schemathesis' },
    every: { type: 'string', default: '1' },
    json: { type: 'boolean', default: false },
  },
});
const every = Number(values.every);
const subjects = [...correct, ...faultySubjects(every), ...lawfulSubjects(every)];
const scores: Score[] = [];
for (const [tool, peer] of [
  ['this kit', kit],
  ['Schemathesis', schemathesis(values.schemathesis)],
] as const) {
  scores.push(await scoreOf(tool, peer, subjects));
}
process.stdout.write(values.json ? `${JSON.stringify(scores, null, 2)}\n` : scoreTable(scores));

async function scoreOf(tool: string, peer: Peer, all: readonly Tried[]): Promise<Score> {
  const started = performance.now();
  const missed: string[] = [];
  const accused: string[] = [];
  let requests = 0;
  for (const [index, tried] of all.entries()) {
    const served = await tried.start();
    const complaints = await peer(served).finally(() => served.close());
    requests += served.requests;
    if (tried.kind === 'fault' && complaints.length === 0) missed.push(tried.name);
    if (tried.kind !== 'fault' && complaints.length > 0)
      accused.push(`${tried.name}: ${complaints.join(', ')}`);
    process.stderr.write(`${tool}: ${index + 1} of ${all.length}\n`);
  }
  return {
    tool,
    faults: all.filter(({ kind }) => kind === 'fault').length,
    missed,
    lawful: all.filter(({ kind }) => kind !== 'fault').length,
    accused,
    requests,
    seconds: Math.round((performance.now() - started) / 1000),
  };
}
