import { statSync } from 'node:fs';
import { dirname } from 'node:path';
import { globSync, isDynamicPattern } from 'tinyglobby';
import { UsageError } from '../errors.ts';
import type { LintedFile } from './lint-file.ts';

const known = '**/*.{yaml,yml,json,jsonl,ndjson,har}';
const ignored = ['**/node_modules/**', '**/.git/**'];

/** The files that are meant, in order, and the directories that they may refer to. */
export interface Chosen {
  readonly files: readonly LintedFile[];
  readonly roots: readonly string[];
}

/**
 * Finds the files: those named, those that a pattern fits, and in directories every YAML, JSON, JSON lines and HAR file.
 * @throws UsageError for a name that nothing fits
 */
export function chooseFiles(names: readonly string[], allowed: readonly string[]): Chosen {
  const files = new Map<string, LintedFile>();
  const add = (file: string, named: boolean) => {
    if (named || !files.has(file)) files.set(file, { file, named });
  };
  const roots = new Set(allowed);
  for (const name of names) {
    const kind = kindOf(name);
    if (kind === 'directory') {
      roots.add(name);
      const inside = globSync(known, { cwd: name, dot: true, ignore: ignored, followSymbolicLinks: false });
      for (const one of inside.sort()) add(name === '.' ? one : `${name.replace(/\/+$/, '')}/${one}`, false);
    } else if (kind === 'file') {
      add(name, true);
      roots.add(dirname(name));
    } else {
      const found = isDynamicPattern(name)
        ? globSync(name, { ignore: ignored, followSymbolicLinks: false, expandDirectories: false })
        : [];
      if (found.length === 0)
        throw new UsageError(`there is no file "${name}": name files, directories or patterns`);
      for (const one of found.sort()) {
        add(one, false);
        roots.add(dirname(one));
      }
    }
  }
  return { files: [...files.values()], roots: [...roots] };
}

function kindOf(name: string): 'file' | 'directory' | undefined {
  try {
    return statSync(name).isDirectory() ? 'directory' : 'file';
  } catch {
    return undefined;
  }
}
