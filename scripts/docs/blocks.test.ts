import { expect, test } from 'vitest';
import { commandsOf } from './blocks.ts';
import { fencesOf } from './fences.ts';

/** The blocks of a page that hold commands. */
function blocksOf(file: string, text: string) {
  return fencesOf(file, text).flatMap((fence) => commandsOf(fence) ?? []);
}

const page = (...lines: string[]) => lines.join('\n');
const usual = { exit: 0, interrupt: false };

test('an sh block is one command per line, without comments', () => {
  const text = page('Text', '```sh', '# first', 'one --a', '', 'two \\', '  --b', '```');
  expect(blocksOf('a.md', text)).toEqual([
    { place: 'a.md:2', steps: [{ command: 'one --a' }, { command: 'two \\\n  --b' }], ...usual },
  ]);
});

test('a console block is commands, each with the output below it', () => {
  expect(blocksOf('a.md', page('```console', '$ one', 'x', '', 'y', '$ two', '```'))).toEqual([
    {
      place: 'a.md:1',
      steps: [
        { command: 'one', shown: ['x', '', 'y'] },
        { command: 'two', shown: [] },
      ],
      ...usual,
    },
  ]);
});

test('blocks of other languages hold no commands, whatever stands in them', () => {
  expect(
    blocksOf('a.md', page('````text', '```sh', 'rm -r x', '```', '````', '```json', '{}', '```')),
  ).toEqual([]);
});

test('an indented block loses its indentation', () => {
  expect(blocksOf('a.md', page('1. Do', '', '   ```sh', '   one', '   ```'))[0]?.steps).toEqual([
    { command: 'one' },
  ]);
});

test.each([
  ['exit=2', { exit: 2, interrupt: false }],
  ['interrupt', { exit: 0, interrupt: true }],
  ['not-run="installs everything"', { ...usual, notRun: 'installs everything' }],
])('%s is read from the info string', (info, expected) => {
  expect(blocksOf('a.md', page(`\`\`\`sh ${info}`, 'one', '```'))).toEqual([
    { place: 'a.md:1', steps: [{ command: 'one' }], ...expected },
  ]);
});

test.each([
  ['another word', ['```sh skip', 'one', '```'], '"skip" is none of exit, interrupt, not-run'],
  ['not-run without a reason', ['```sh not-run', 'one', '```'], '"not-run" is none of'],
  ['no command', ['```sh', '# one', '```'], 'the block holds no command'],
  ['exit with two commands', ['```sh exit=1', 'one', 'two', '```'], 'exit and interrupt go with one command'],
  ['output before a command', ['```console', 'one', '```'], 'a console block begins with "$ "'],
  ['no end', ['```sh', 'one'], 'the block is not closed'],
])('%s is refused with its place', (_what, lines, message) => {
  expect(() => blocksOf('a.md', page(...lines))).toThrow(`a.md:1: ${message}`);
});
