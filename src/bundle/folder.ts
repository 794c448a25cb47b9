import { lstatSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { UsageError } from '../errors.ts';
import { makeFolder } from '../make-folder.ts';
import { checkSize, unpackBundle } from './archive.ts';
import { BundleError } from './bundle-error.ts';
import { type BundleFiles, isFileName, mostFiles } from './files.ts';

/**
 * Reads a bundle: a folder, or a .tar.gz.
 * @throws UsageError where there is nothing to read, BundleError where it is no bundle
 */
export async function readBundle(path: string): Promise<BundleFiles> {
  let found: ReturnType<typeof statSync>;
  try {
    found = statSync(path);
  } catch (error) {
    throw new UsageError(
      `cannot read "${path}" (${codeOf(error)}): give a folder or a .tar.gz of \`certify\``,
    );
  }
  if (found?.isDirectory()) return readFolder(path);
  if (!found?.isFile()) throw new BundleError('container', `"${path}" is neither a folder nor a file`);
  checkSize(path, found.size);
  return unpackBundle(readFileSync(path));
}

/** Writes the files of a bundle into a folder. @throws UsageError where they cannot be written */
export function writeFolder(path: string, files: BundleFiles): void {
  try {
    for (const [name, bytes] of files) {
      makeFolder(dirname(join(path, name)));
      writeFileSync(join(path, name), bytes);
    }
  } catch (error) {
    throw new UsageError(
      `cannot write to the folder "${path}" (${codeOf(error)}): choose another with --out`,
    );
  }
}

/** The files below a folder. @throws BundleError for links, and for names that no bundle has */
export function readFolder(path: string): BundleFiles {
  const files = new Map<string, Buffer>();
  const walk = (inner: string) => {
    for (const name of readdirSync(join(path, inner)).sort()) {
      const place = inner === '' ? name : `${inner}/${name}`;
      const entry = lstatSync(join(path, place));
      if (entry.isDirectory() && inner === '') {
        walk(place);
        continue;
      }
      if (!entry.isFile())
        throw new BundleError(
          'container',
          `"${place}" is not a file: a bundle has no links and no folders in folders`,
        );
      if (!isFileName(place))
        throw new BundleError('container', `the folder has a file named ${JSON.stringify(place)}`);
      if (files.size >= mostFiles)
        throw new BundleError('container', `the folder has more than ${mostFiles} files`);
      checkSize(place, entry.size);
      files.set(place, readFileSync(join(path, place)));
    }
  };
  try {
    walk('');
  } catch (error) {
    if (error instanceof BundleError) throw error;
    throw new UsageError(`cannot read the folder "${path}" (${codeOf(error)})`);
  }
  return files;
}

function codeOf(error: unknown): string {
  const { code, message } = error as NodeJS.ErrnoException;
  return code ?? message;
}
