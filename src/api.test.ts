import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { declarationsOf } from './api.test-support.ts';

const root = new URL('../', import.meta.url);
const { exports } = JSON.parse(readFileSync(new URL('package.json', root), 'utf8')) as {
  exports: Record<string, { types?: string; import?: { types: string } }>;
};
const entries = Object.entries(exports).flatMap(([entry, { types, import: esm }]) => {
  const file = types ?? esm?.types;
  return file === undefined ? [] : [[entry, fileURLToPath(new URL(file, root))] as const];
});

const lock = new URL('api.lock.txt', import.meta.url);
const renew = `The types of an entry are not those of src/api.lock.txt. Undo what changed them, or, where users may meet the
change, renew the lock and read what differs: UPDATE_LOCKS=1 npx vitest run src/api.test.ts`;

test('what the entries of the package declare is what is locked', () => {
  const now = entries.map(([entry, file]) => {
    const declared = [...declarationsOf(file)].toSorted(([one], [other]) => (one < other ? -1 : 1));
    return `## ${entry}\n\n${declared.map(([, statement]) => statement).join('\n\n')}\n`;
  });
  if (process.env['UPDATE_LOCKS']) writeFileSync(lock, now.join('\n'));
  expect(now.join('\n'), renew).toBe(readFileSync(lock, 'utf8'));
});
