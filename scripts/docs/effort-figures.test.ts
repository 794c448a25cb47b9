import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const effort = readFileSync('docs/effort.md', 'utf8');

/** Cases and updates below the command that ends so. */
function printed(command: string): readonly [string, string] {
  const [, after = ''] = effort.split(command);
  const [, cases = '', updates = ''] = /"cases": (\d+),\s+"puts": (\d+)/.exec(after) ?? [];
  return [cases, updates];
}

test.each(['quick', 'standard', 'deep'])(
  'the table of efforts has the figures of %s that a run prints',
  (name) => {
    const row = effort.split('\n').find((line) => line.startsWith(`| \`${name}\``)) ?? '';
    const [, , cases = '', updates = ''] = row.split('|').map((cell) => cell.trim());
    const [cases4, updates4] = printed(`--effort ${name} --json`);
    const [cases6, updates6] = printed(`--effort ${name} --family 6 --json`);
    expect([cases, updates]).toEqual([`${cases4}, ${cases6}`, `${updates4}, ${updates6}`]);
  },
);
