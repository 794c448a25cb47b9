import { promisify } from 'node:util';
import { gunzip, gzipSync } from 'node:zlib';
import { packTar, unpackTar } from 'modern-tar';
import { BundleError } from './bundle-error.ts';
import { type BundleFiles, isFileName, largestBundle, largestFile, mostFiles } from './files.ts';

const inflate = promisify(gunzip);

/** Bytes 0 to 9 of a gzip file without a name and a time. The ninth, how hard it was tried, and the tenth, the system, are set. */
const gzipHeader = Buffer.from([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 2, 255]);

/** A bundle as a .tar.gz: files in the order of their names, without times, owners and modes of their own. */
export async function packBundle(files: BundleFiles): Promise<Buffer> {
  const bytes = gzipSync(await tarOf(files), { level: 9 });
  gzipHeader.copy(bytes);
  return bytes;
}

/** @throws BundleError for what is no archive of a bundle, too large, or packed in another way */
export async function unpackBundle(bytes: Buffer): Promise<BundleFiles> {
  if (!bytes.subarray(0, gzipHeader.length).equals(gzipHeader)) {
    throw new BundleError('container', 'the file is not a .tar.gz as `certify` writes it');
  }
  const tar = await inflated(bytes);
  const files = new Map<string, Buffer>();
  for (const { header, data } of await entriesOf(tar)) {
    const { name, type = 'file' } = header;
    if (type !== 'file') throw new BundleError('container', `"${shown(name)}" in the archive is a ${type}`);
    if (!isFileName(name))
      throw new BundleError('container', `the archive has a file named "${shown(name)}"`);
    if (files.has(name)) throw new BundleError('container', `the archive has "${name}" twice`);
    if (files.size >= mostFiles)
      throw new BundleError('container', `the archive has more than ${mostFiles} files`);
    files.set(name, Buffer.from(data ?? new Uint8Array()));
  }
  if (!Buffer.from(await tarOf(files)).equals(tar)) {
    throw new BundleError(
      'container',
      'the archive is not packed as `certify` packs it: something was changed',
    );
  }
  return files;
}

async function inflated(bytes: Buffer): Promise<Buffer> {
  try {
    const tar = await inflate(bytes, { maxOutputLength: largestBundle, info: true } as never);
    const { buffer, engine } = tar as unknown as { buffer: Buffer; engine: { bytesWritten: number } };
    if (engine.bytesWritten !== bytes.length) {
      throw new BundleError('container', 'something follows the end of the archive');
    }
    return buffer;
  } catch (error) {
    if (error instanceof BundleError) throw error;
    const { code, message } = error as NodeJS.ErrnoException;
    throw new BundleError(
      'container',
      code === 'ERR_BUFFER_TOO_LARGE'
        ? `the archive holds more than ${largestBundle} bytes`
        : `the archive cannot be unpacked (${code ?? message}): it is cut off or damaged`,
    );
  }
}

async function entriesOf(tar: Buffer) {
  try {
    return await unpackTar(tar, { strict: true });
  } catch (error) {
    throw new BundleError('container', `the archive cannot be read (${(error as Error).message})`);
  }
}

function tarOf(files: BundleFiles): Promise<Uint8Array> {
  const names = [...files.keys()].sort();
  return packTar(
    names.map((name) => {
      const body = files.get(name) ?? Buffer.alloc(0);
      return { header: { name, size: body.length, mtime: new Date(0), mode: 0o644 }, body };
    }),
  );
}

function shown(name: string): string {
  return JSON.stringify(name.slice(0, 100)).slice(1, -1);
}

/** @throws BundleError where a file is larger than any of a bundle */
export function checkSize(name: string, size: number): void {
  if (size > largestFile) {
    throw new BundleError('container', `"${shown(name)}" has ${size} bytes, the limit is ${largestFile}`);
  }
}
