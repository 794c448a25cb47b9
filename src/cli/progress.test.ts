import { PassThrough } from 'node:stream';
import { expect, test, vi } from 'vitest';
import { createProgress, type Progress, sharedProgress } from './progress.ts';

function shown(isTTY: boolean, report: (progress: Progress) => void): string {
  const stream = Object.assign(new PassThrough({ encoding: 'utf8' }), { isTTY, columns: 80 });
  report(createProgress(stream as unknown as NodeJS.WriteStream));
  return String(stream.read() ?? '');
}

const wholeRun = (progress: Progress) => {
  for (let done = 1; done <= 45; done++) progress.step(done, 45, `clause-${done}`, done > 30 ? 2 : 0);
  progress.end();
};

test('elsewhere than on a terminal it is a plain line for each tenth', () => {
  const lines = shown(false, wholeRun).trimEnd().split('\n');
  expect(lines.map((line) => line.split(' ')[0])).toEqual([
    '10',
    '20',
    '30',
    '40',
    '50',
    '60',
    '70',
    '80',
    '90',
    '100',
  ]);
  expect(lines[0]).toBe('10 % asked (5/45), 0 failing, at clause-5');
  expect(lines.at(-1)).toBe('100 % asked (45/45), 2 failing, at clause-45');
});

test('a second run begins with a line of its own', () => {
  const text = shown(false, (progress) => {
    wholeRun(progress);
    wholeRun(progress);
  });
  expect(text.match(/^10 %/gm)).toHaveLength(2);
});

test.each([true, false])('a note is a line of its own, on a terminal: %j', (isTTY) => {
  const text = shown(isTTY, (progress) => {
    progress.step(1, 10, 'a-clause', 0);
    progress.note('stopping');
    progress.end();
  });
  expect(text).toMatch(isTTY ? /\[2Kstopping\n$/ : /^10 %.*\nstopping\n$/);
});

test('on a terminal it is a bar with what fails, and leaves the cursor shown', () => {
  const text = shown(true, (progress) => {
    progress.step(5, 10, 'a-clause', 3);
    progress.end();
  });
  expect(text).toContain('50%');
  expect(text).toContain('3 failing  a-clause');
  expect(text).toContain('[?25h');
});

test('on a terminal a second run has a bar again', () => {
  const run = (progress: Progress, clause: string) => {
    progress.step(5, 10, clause, 0);
    progress.end();
  };
  const text = shown(true, (progress) => {
    run(progress, 'first');
    run(progress, 'second');
  });
  expect(text).toContain('second');
});

test('an end without a step writes nothing', () => {
  expect([true, false].map((isTTY) => shown(isTTY, (progress) => progress.end()))).toEqual(['', '']);
});

test('lanes show the progress of the whole, which ends with the last of them', () => {
  const steps: unknown[][] = [];
  const end = vi.fn();
  const [one, other] = sharedProgress({ step: (...all) => void steps.push(all), note: () => {}, end }, 2);
  one?.step(1, 10, 'a', 0);
  other?.step(3, 12, 'b', 2);
  one?.step(2, 10, 'c', 1);
  expect(steps.slice(1)).toEqual([
    [4, 22, 'b', 2],
    [5, 22, 'c', 3],
  ]);
  one?.end();
  expect(end).not.toHaveBeenCalled();
  other?.end();
  expect(end).toHaveBeenCalledOnce();
});
