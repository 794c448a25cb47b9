/**
 * Lints mutated and random files: `node dist/scripts/fuzz-lint.js [count] [seed]`. Nothing may be thrown, take more
 * than 5 seconds of processor time, or open a socket.
 */
import { readFileSync } from 'node:fs';
import { Socket } from 'node:net';
import fc from 'fast-check';
import { parse } from 'yaml';
import { plainSchema } from '../src/export/plain-schema.ts';
import { lintText } from '../src/lint/lint-file.ts';
import { sourceText } from '../src/lint/read/source-text.ts';
import { basisOf } from '../src/lint/witness/basis.ts';
import { type FuzzedFile, fuzzedFiles } from './fuzzed-files.ts';

const [count = 10_000, seed = 1] = process.argv.slice(2).map(Number);
/** Milliseconds of processor time that one file may take. */
const limit = 5000;
const basis = basisOf('virtuozzo', 4);
const samples = [...written(), ...made()];
const wrong: string[] = [];
const kinds = new Map<string, number>();
const slowest = { number: 0, cpu: 0, wall: 0 };

Socket.prototype.connect = () => {
  wrong.push('a socket was opened');
  throw new Error('no socket');
};

for (const [number, one] of fc.sample(fuzzedFiles(samples), { numRuns: count, seed }).entries())
  tryOut(one, number);

/** The examples of the docs, as YAML and as JSON. */
function written(): FuzzedFile[] {
  return ['api.yaml', 'body.yaml'].flatMap((name) => {
    const text = readFileSync(`docs/examples/${name}`, 'utf8');
    const json = JSON.stringify(parse(text), null, 1);
    return [
      { file: name, text },
      { file: name.replace('yaml', 'json'), text: json },
    ];
  });
}

/** A schema, an answer and traffic, as the page has them. */
function made(): FuzzedFile[] {
  const { request, response } = basis.contract.examples;
  const [requestBody, responseBody, status] = [JSON.stringify(request), JSON.stringify(response), 200];
  const url = 'http://127.0.0.1:9696/v2.0/vpn/ipsec-site-connections/324dc68b-bdee-4a78-9d14-3484d8ee97a9';
  const exchange = { method: 'PUT', url, requestBody, status, responseBody };
  const entry = {
    request: { method: 'PUT', url, postData: { text: requestBody } },
    response: { status, content: { text: responseBody } },
  };
  return [
    { file: 'schema.json', text: JSON.stringify(plainSchema(basis.contract, 'request'), null, 1) },
    { file: 'answer.json', text: JSON.stringify(response, null, 1) },
    { file: 'traffic.har', text: JSON.stringify({ log: { entries: [entry, entry] } }, null, 1) },
    { file: 'traffic.jsonl', text: `${JSON.stringify(exchange)}\n${JSON.stringify(entry)}\n` },
  ];
}

function tryOut({ file, text }: FuzzedFile, number: number): void {
  const started = performance.now();
  const before = process.cpuUsage();
  try {
    const result = lintText(sourceText(file, text), basis, { roots: [] });
    const kind = result.kinds.join(', ') || (result.findings.length > 0 ? 'unreadable' : 'something else');
    kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
  } catch (error) {
    wrong.push(`${file}: ${(error as Error).stack}\n${text.slice(0, 2000)}`);
  }
  const wall = performance.now() - started;
  const { user, system } = process.cpuUsage(before);
  const cpu = (user + system) / 1000;
  if (cpu > slowest.cpu) Object.assign(slowest, { number, cpu, wall });
  if (cpu > limit) wrong.push(`${file}: ${Math.round(cpu)} ms\n${text.slice(0, 2000)}`);
}

for (const one of wrong.slice(0, 10)) console.error(one);
const seen = [...kinds].map(([kind, times]) => `${times} ${kind}`).join(', ');
console.log(`${count} files (${seen}), ${wrong.length} wrong`);
console.log(
  `the slowest, number ${slowest.number}, took ${Math.round(slowest.cpu)} ms of processor time, ${Math.round(slowest.wall)} ms on the clock`,
);
process.exitCode = wrong.length === 0 ? 0 : 1;
