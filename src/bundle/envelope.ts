import { type KeyObject, sign, verify } from 'node:crypto';
import { dsse } from '@sigstore/core';
import { isObject } from '../json.ts';
import type { Json } from '../model/json.ts';
import { BundleError } from './bundle-error.ts';
import { keyIdOf } from './keys.ts';

const payloadType = 'application/vnd.in-toto+json';

/** A DSSE envelope (v1) around a statement: one line of JSON. */
export function envelopeOf(statement: object, key: KeyObject): Buffer {
  const payload = Buffer.from(JSON.stringify(statement));
  const sig = sign(null, dsse.preAuthEncoding(payloadType, payload), key);
  const envelope = {
    payloadType,
    payload: payload.toString('base64'),
    signatures: [{ keyid: keyIdOf(key), sig: sig.toString('base64') }],
  };
  return Buffer.from(`${JSON.stringify(envelope)}\n`);
}

/**
 * The signed bytes of an envelope. The key ids in it are only compared, never trusted.
 * @throws BundleError where a signature is by none of the keys, or the envelope has more than it needs
 */
export function openEnvelope(bytes: Buffer, keys: readonly KeyObject[]): Buffer {
  const { payload, signatures } = parse(bytes);
  const message = dsse.preAuthEncoding(payloadType, payload);
  for (const { keyid, sig } of signatures) {
    const key = keys.find((one) => keyIdOf(one) === keyid);
    if (!key) {
      throw new BundleError(
        'signature',
        `signed with the key ${keyid.slice(0, 16)}, which is none of those given with --key`,
      );
    }
    if (!verify(null, message, key, sig)) {
      throw new BundleError(
        'signature',
        `the signature is not of the key ${keyid.slice(0, 16)} over this statement`,
      );
    }
  }
  return payload;
}

interface Envelope {
  readonly payload: Buffer;
  readonly signatures: readonly { readonly keyid: string; readonly sig: Buffer }[];
}

function parse(bytes: Buffer): Envelope {
  const text = bytes.toString('utf8');
  const envelope = parseJson(text);
  if (!isObject(envelope) || `${JSON.stringify(envelope)}\n` !== text || !Buffer.from(text).equals(bytes)) {
    throw new BundleError('envelope', 'the attestation is not one DSSE envelope on one line');
  }
  const { payloadType: type, payload, signatures, ...more } = envelope;
  if (Object.keys(more).length > 0)
    throw new BundleError('envelope', 'the envelope has fields that DSSE does not have');
  if (type !== payloadType)
    throw new BundleError('envelope', `the payload is not of the type ${payloadType}`);
  if (!Array.isArray(signatures) || signatures.length === 0)
    throw new BundleError('envelope', 'the envelope has no signature');
  const read = signatures.map((one) => {
    if (!isObject(one) || typeof one['keyid'] !== 'string' || Object.keys(one).join() !== 'keyid,sig') {
      throw new BundleError('envelope', 'a signature of the envelope has not the two fields keyid and sig');
    }
    return { keyid: one['keyid'], sig: decoded(one['sig']) };
  });
  if (new Set(read.map(({ keyid }) => keyid)).size < read.length) {
    throw new BundleError('envelope', 'the envelope has two signatures of one key');
  }
  return { payload: decoded(payload), signatures: read };
}

/** Base64, the standard one or that for URLs, in its one form. */
function decoded(text: Json | undefined): Buffer {
  const bytes = Buffer.from(typeof text === 'string' ? text : '', 'base64');
  const standard = bytes.toString('base64');
  const forUrls = standard.replaceAll('+', '-').replaceAll('/', '_');
  if (text !== standard && text !== forUrls && text !== bytes.toString('base64url')) {
    throw new BundleError('envelope', 'a field of the envelope is not base64');
  }
  return bytes;
}

function parseJson(text: string): Json | undefined {
  try {
    return JSON.parse(text) as Json;
  } catch {
    return undefined;
  }
}
