import { mkdirSync, statSync } from 'node:fs';
import { dirname } from 'node:path';

/**
 * Makes a folder, and those above it that are not there. Node's own `recursive` never returns where the system says ENOENT
 * below a folder that is there, as Linux does in /proc.
 * @throws the error of the system where it cannot be made
 */
export function makeFolder(dir: string, mode?: number): void {
  if (isFolder(dir)) return;
  const above = dirname(dir);
  if (above !== dir) makeFolder(above, mode);
  try {
    mkdirSync(dir, mode);
  } catch (error) {
    if (!isFolder(dir)) throw error;
  }
}

function isFolder(dir: string): boolean {
  return statSync(dir, { throwIfNoEntry: false })?.isDirectory() === true;
}
