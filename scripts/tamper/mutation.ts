import type { Step } from '../../src/bundle/bundle-error.ts';
import type { BundleFiles } from '../../src/bundle/files.ts';

/** One change of a bundle, and the steps that may refuse it. */
export interface Mutation {
  readonly what: string;
  readonly files: BundleFiles;
  readonly refusedBy: readonly Step[];
}

/** Numbers from 0 to below 1, the same for the same seed (mulberry32). */
export function numbersFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Changes, deletes, adds or swaps a byte of a file, or a file of a bundle. */
export function mutated(files: BundleFiles, random: () => number): Mutation {
  const names = [...files.keys()].sort();
  const pick = (below: number) => Math.floor(random() * below);
  const name = names[pick(names.length)] ?? '';
  const other = names[pick(names.length)] ?? '';
  const bytes = files.get(name) ?? Buffer.alloc(0);
  const next = new Map(files);
  const refusedBy = stepsFor(name);
  switch (pick(7)) {
    case 0:
      next.delete(name);
      return { what: `${name} deleted`, files: next, refusedBy: [...refusedBy, 'manifest'] };
    case 1:
      next.set(`added-${pick(1000)}.txt`, Buffer.from('added'));
      return { what: 'a file added', files: next, refusedBy: ['manifest'] };
    case 2:
      next.set(name, files.get(other) ?? bytes).set(other, bytes);
      return {
        what: `${name} and ${other} swapped`,
        files: next,
        refusedBy: [...refusedBy, ...stepsFor(other)],
      };
    case 3: {
      const at = pick(bytes.length + 1);
      next.set(name, Buffer.concat([bytes.subarray(0, at), Buffer.from([pick(256)]), bytes.subarray(at)]));
      return { what: `${name}: byte ${at} added`, files: next, refusedBy };
    }
    case 4: {
      const at = pick(bytes.length);
      next.set(name, Buffer.concat([bytes.subarray(0, at), bytes.subarray(at + 1)]));
      return { what: `${name}: byte ${at} deleted`, files: next, refusedBy };
    }
    case 5: {
      const [one, two] = [pick(bytes.length), pick(bytes.length)];
      const copy = Buffer.from(bytes);
      [copy[one], copy[two]] = [bytes[two] ?? 0, bytes[one] ?? 0];
      next.set(name, copy);
      return { what: `${name}: bytes ${one} and ${two} swapped`, files: next, refusedBy };
    }
    default: {
      const at = pick(bytes.length);
      const copy = Buffer.from(bytes);
      copy[at] = (copy[at] ?? 0) ^ (1 + pick(255));
      next.set(name, copy);
      return { what: `${name}: byte ${at} changed`, files: next, refusedBy };
    }
  }
}

/** Says whether two bundles have the same files: then nothing was changed. */
export function isSame(one: BundleFiles, other: BundleFiles): boolean {
  return one.size === other.size && [...one].every(([name, bytes]) => other.get(name)?.equals(bytes));
}

function stepsFor(name: string): readonly Step[] {
  if (name.startsWith('attestation')) return ['envelope', 'signature', 'statement'];
  return /^(report\.json|target\.json|MANIFEST\.json)$/.test(name) ? ['subjects'] : ['manifest'];
}
