/**
 * Lints mutated and random files: `node dist/scripts/fuzz-lint.js [count] [seed]`. Nothing may be thrown, take longer
 * than 5 seconds, or open a socket.
 */
import { readFileSync } from 'node:fs';
import { Socket } from 'node:net';
import fc from 'fast-check';
import { parse } from 'yaml';
import { lintText } from '../src/lint/lint-file.ts';
import { sourceText } from '../src/lint/read/source-text.ts';
import { basisOf } from '../src/lint/witness/basis.ts';
import { type FuzzedFile, fuzzedFiles } from './fuzzed-files.ts';

const [count = 10_000, seed = 1] = process.argv.slice(2).map(Number);
const samples = ['api.yaml', 'body.yaml'].flatMap((name): FuzzedFile[] => {
  const text = readFileSync(`docs/examples/${name}`, 'utf8');
  const json = JSON.stringify(parse(text), null, 1);
  return [
    { file: name, text },
    { file: name.replace('yaml', 'json'), text: json },
  ];
});
const basis = basisOf('virtuozzo', 4);
const wrong: string[] = [];
const kinds = new Map<string, number>();
let slowest = 0;

Socket.prototype.connect = () => {
  wrong.push('a socket was opened');
  throw new Error('no socket');
};

for (const { file, text } of fc.sample(fuzzedFiles(samples), { numRuns: count, seed }))
  tryOut({ file, text });

function tryOut({ file, text }: FuzzedFile): void {
  const started = performance.now();
  try {
    const result = lintText(sourceText(file, text), basis, { roots: [] });
    const kind = result.kinds.join(', ') || (result.findings.length > 0 ? 'unreadable' : 'something else');
    kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
  } catch (error) {
    wrong.push(`${file}: ${(error as Error).stack}\n${text.slice(0, 2000)}`);
  }
  const took = performance.now() - started;
  slowest = Math.max(slowest, took);
  if (took > 5000) wrong.push(`${file}: ${Math.round(took)} ms\n${text.slice(0, 2000)}`);
}

for (const one of wrong.slice(0, 10)) console.error(one);
const seen = [...kinds].map(([kind, times]) => `${times} ${kind}`).join(', ');
console.log(`${count} files (${seen}), ${wrong.length} wrong, the slowest took ${Math.round(slowest)} ms`);
process.exitCode = wrong.length === 0 ? 0 : 1;
