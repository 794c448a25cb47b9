import { expect, test, vi } from 'vitest';
import { holdInterruptions } from './interruption.ts';

const held = (notes: string[] = [], leave = () => {}) =>
  holdInterruptions((text) => void notes.push(text), leave);

test.each(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)('%s aborts, is answered, and ends nothing', (name) => {
  const notes: string[] = [];
  const leave = vi.fn();
  const { signal, end } = held(notes, leave);
  expect(signal.aborted).toBe(false);
  process.emit(name);
  end();
  expect(signal).toMatchObject({ aborted: true, reason: 'interrupted' });
  expect(notes).toEqual(['stopping: the connection is being put back (a second Ctrl-C leaves it as it is)']);
  expect(leave).not.toHaveBeenCalled();
});

test('the second one leaves with 3', () => {
  const notes: string[] = [];
  const leave = vi.fn();
  const exit = vi.spyOn(process, 'exit').mockImplementation(() => undefined as never);
  const { end } = held(notes, leave);
  process.emit('SIGINT');
  expect(exit).not.toHaveBeenCalled();
  process.emit('SIGTERM');
  end();
  expect(notes.at(1)).toBe('leaving without putting anything back');
  expect(leave).toHaveBeenCalledOnce();
  expect(exit).toHaveBeenCalledWith(3);
  exit.mockRestore();
});

test('a reason of the command aborts too, and the first interruption after it does not leave', () => {
  const leave = vi.fn();
  const { signal, stop, end } = held([], leave);
  stop('the disk is full');
  process.emit('SIGINT');
  end();
  expect(signal.reason).toBe('the disk is full');
  expect(leave).not.toHaveBeenCalled();
});

test("after the end interruptions are the system's again", () => {
  const before = process.listenerCount('SIGINT');
  const { end } = held();
  expect(process.listenerCount('SIGINT')).toBe(before + 1);
  end();
  expect(process.listenerCount('SIGINT')).toBe(before);
});
