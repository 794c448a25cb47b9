import { vi } from 'vitest';

/** What a command printed to stdout, and the exit code that it left. */
export interface Printed {
  readonly stdout: string;
  readonly code: typeof process.exitCode;
}

/** Carries out a command in this process; its exit code is not that of the tests. */
export async function printed(command: () => unknown): Promise<Printed> {
  let stdout = '';
  const write = vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
    stdout += String(text);
    return true;
  });
  const before = process.exitCode;
  process.exitCode = undefined;
  try {
    await command();
    return { stdout, code: process.exitCode };
  } finally {
    process.exitCode = before;
    write.mockRestore();
  }
}
