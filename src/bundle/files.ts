/** The files of a bundle by name, such as `report.json` or `replay/request-mtu-minimum.json`. */
export type BundleFiles = ReadonlyMap<string, Buffer>;

export const manifestName = 'MANIFEST.json';
export const deviationsName = 'deviations.yaml';
export const attestationName = 'attestation.intoto.jsonl';

/** Bytes of one file, and of all: a deep run takes a tenth. */
export const largestFile = 64 * 1024 * 1024;
export const largestBundle = 128 * 1024 * 1024;
export const mostFiles = 2000;

/** Says whether a file of a bundle may be called so: one folder deep at most, and nothing that leads elsewhere. */
export function isFileName(name: string): boolean {
  return (
    /^([a-zA-Z0-9][\w-]*\/)?[a-zA-Z0-9][\w.-]*$/.test(name) && name.length <= 200 && !name.includes('..')
  );
}
