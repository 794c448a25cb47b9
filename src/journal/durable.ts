import { closeSync, fsyncSync, openSync, renameSync, rmSync, writeSync } from 'node:fs';
import { platform } from 'node:os';
import { dirname } from 'node:path';
import { makeFolder } from '../make-folder.ts';

/** Makes a folder that only its owner can look into. */
export function makeOwnFolder(dir: string): void {
  makeFolder(dir, 0o700);
}

/** Writes a file of the owner's, whole or not at all; it is on the disk when this returns. */
export function writeDurably(file: string, text: string): void {
  const draft = `${file}.draft`;
  rmSync(draft, { force: true });
  const descriptor = openSync(draft, 'wx', 0o600);
  try {
    writeAll(descriptor, text);
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
  renameSync(draft, file);
  syncFolder(file);
}

/** Adds a line to a file; it is on the disk when this returns. */
export function appendDurably(file: string, line: string): void {
  const descriptor = openSync(file, 'a');
  try {
    writeAll(descriptor, line);
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}

export function removeDurably(file: string): void {
  rmSync(file, { force: true });
  syncFolder(file);
}

/** A full disk may take a part of a text. */
function writeAll(descriptor: number, text: string): void {
  const bytes = Buffer.from(text);
  for (let at = 0; at < bytes.length; ) at += writeSync(descriptor, bytes, at);
}

/** The name of a file is on the disk when its folder is. Windows opens no folders. */
function syncFolder(file: string): void {
  if (platform() === 'win32') return;
  const descriptor = openSync(dirname(file), 'r');
  try {
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}
