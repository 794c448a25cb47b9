import {
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  hkdfSync,
  type KeyObject,
} from 'node:crypto';
import { UsageError } from '../errors.ts';
import { sha256 } from './manifest.ts';

/** A new pair of ed25519 keys as PEM (PKCS #8 and SPKI). */
export function newKeys(): { readonly privateKey: string; readonly publicKey: string } {
  return generateKeyPairSync('ed25519', {
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
    publicKeyEncoding: { type: 'spki', format: 'pem' },
  });
}

/** @param from where it was read @throws UsageError for what is no private ed25519 key */
export function privateKeyFrom(pem: string, from: string): KeyObject {
  return ed25519(() => createPrivateKey(pem), `"${from}" has no private ed25519 key: \`keygen\` makes one`);
}

/** @throws UsageError for what is no public ed25519 key */
export function publicKeyFrom(pem: string, from: string): KeyObject {
  const advice = `"${from}" has no public ed25519 key: give the .pub file that \`keygen\` wrote`;
  if (pem.includes('PRIVATE KEY')) throw new UsageError(advice);
  return ed25519(() => createPublicKey(pem), advice);
}

/** Name of a public key: sha256 of its SPKI. */
export function keyIdOf(key: KeyObject): string {
  const open = key.type === 'private' ? createPublicKey(key) : key;
  return sha256(open.export({ type: 'spki', format: 'der' }));
}

/**
 * What the evidence of a plan is sealed with: known to who signs and to nobody who reads, so that nobody can try psks;
 * the same for the same plan, so that the same run gives the same evidence.
 */
export function sealKeyOf(privateKey: KeyObject, planDigest: string): Uint8Array {
  const secret = privateKey.export({ type: 'pkcs8', format: 'der' });
  return new Uint8Array(hkdfSync('sha256', secret, planDigest, 'vpnaas-conformance evidence', 32));
}

function ed25519(load: () => KeyObject, advice: string): KeyObject {
  try {
    const key = load();
    if (key.asymmetricKeyType === 'ed25519') return key;
  } catch {
    // Told below, without the key.
  }
  throw new UsageError(advice);
}
