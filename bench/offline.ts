import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Report } from '../src/model/report.ts';
import { reporters } from '../src/report/reporters.ts';
import type { Figure } from './figure.ts';
import { median, timed } from './ratio.ts';
import { commandLine, node } from './start.ts';

/** OpenAPI documents that are linted at once. */
const documents = 20;

/** What needs no target: a report in every format, a certificate verified, documents linted. */
export async function offline(rounds: number): Promise<Figure[]> {
  const times = Math.max(3, Math.ceil(rounds / 8));
  const folder = mkdtempSync(join(tmpdir(), 'vpnaas-conformance-'));
  const at = (name: string) => join(folder, name);
  try {
    node(commandLine, 'keygen', at('lab'));
    const who = ['organisation', 'product', 'product-version', 'operator', 'environment'];
    const identity = who.flatMap((name) => [`--${name}`, 'bench']);
    node(commandLine, 'certify', '--key', at('lab.key'), ...identity, '--out', at('bundle'));
    mkdirSync(at('documents'));
    for (let n = 0; n < documents; n++) cpSync('spec/openapi.yaml', at(`documents/${n}.yaml`));
    const verify = () => node(commandLine, 'verify', at('bundle'), '--key', at('lab.pub'));
    const one = await medianOf(times, () => node(commandLine, 'lint', at('documents/0.yaml')));
    const all = await medianOf(times, () => node(commandLine, 'lint', at('documents')));
    const report = JSON.parse(readFileSync(at('bundle/report.json'), 'utf8')) as Report;
    const written = await medianOf(times, async () => {
      for (const reporter of Object.values(reporters)) await reporter(report, false);
    });
    return [
      { name: 'report, every format', unit: 'ms', kit: written },
      { name: 'verify, a standard run', unit: 'ms', kit: await medianOf(times, verify) },
      { name: 'lint, one document', unit: 'ms', kit: one },
      { name: 'lint, each further document', unit: 'ms', kit: (all - one) / (documents - 1) },
    ];
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Milliseconds; the first time is not counted. */
async function medianOf(times: number, work: () => unknown): Promise<number> {
  const all: number[] = [];
  for (let n = 0; n <= times; n++) all.push(await timed(work));
  return median(all.slice(1));
}
