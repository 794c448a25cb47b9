import { createHash } from 'node:crypto';
import { BundleError } from './bundle-error.ts';
import { attestationName, type BundleFiles, manifestName } from './files.ts';

/** sha256 of bytes, in hex. */
export function sha256(bytes: Uint8Array | string): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/** Name, size and sha256 of every file but the manifest and the attestation, in the order of their names. */
export function manifestOf(files: BundleFiles): Buffer {
  const entries = [...files]
    .filter(([name]) => name !== manifestName && name !== attestationName)
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([path, bytes]) => ({ path, size: bytes.length, sha256: sha256(bytes) }));
  return Buffer.from(`${JSON.stringify({ files: entries }, null, 2)}\n`);
}

/** @throws BundleError naming the first file that is changed, missing or not in the manifest */
export function checkManifest(files: BundleFiles): void {
  const said = parse(files.get(manifestName));
  const listed = new Map(said.map((entry) => [entry.path, entry]));
  for (const [name, bytes] of files) {
    if (name === manifestName || name === attestationName) continue;
    const entry = listed.get(name);
    if (!entry) throw new BundleError('manifest', `"${name}" is not in the manifest: it was added`);
    if (entry.sha256 !== sha256(bytes))
      throw new BundleError('manifest', `"${name}" was changed: its sha256 is another`);
  }
  const missing = said.find(({ path }) => !files.has(path));
  if (missing) throw new BundleError('manifest', `"${missing.path}" is missing`);
  if (!manifestOf(files).equals(files.get(manifestName) ?? Buffer.alloc(0))) {
    throw new BundleError('manifest', `${manifestName} is not in its one form`);
  }
}

function parse(bytes: Buffer | undefined): { readonly path: string; readonly sha256: string }[] {
  try {
    const { files } = JSON.parse(String(bytes)) as { files: { path: string; sha256: string }[] };
    if (files.every(({ path, sha256: digest }) => typeof path === 'string' && typeof digest === 'string'))
      return files;
  } catch {
    // Told below.
  }
  throw new BundleError('manifest', `${manifestName} cannot be read`);
}
