import { expect, test } from 'vitest';
import { holdInterruptions } from './interruption.ts';

test.each(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)(
  '%s aborts once, is answered every time, and ends nothing',
  (name) => {
    const notes: string[] = [];
    const held = holdInterruptions((text) => void notes.push(text));
    expect(held.signal.aborted).toBe(false);
    process.emit(name);
    expect(held.signal.aborted).toBe(true);
    process.emit(name);
    held.end();
    expect(notes).toEqual([
      'stopping: the connection is being put back',
      'still putting the connection back; please wait',
    ]);
  },
);

test("after the end interruptions are the system's again", () => {
  const before = process.listenerCount('SIGINT');
  const held = holdInterruptions(() => {});
  expect(process.listenerCount('SIGINT')).toBe(before + 1);
  held.end();
  expect(process.listenerCount('SIGINT')).toBe(before);
});
