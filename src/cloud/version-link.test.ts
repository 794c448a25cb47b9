import { expect, test } from 'vitest';
import type { Json } from '../model/json.ts';
import { versionLink, versionsIn } from './version-link.ts';

const version = (id: string, href: string, rel = 'self') => ({ id, links: [{ rel, href }] });
const found = (document: Json, asked = 'https://k.example.org/identity') =>
  versionLink(document, /^v3(\.|$)/, new URL(asked))?.href;

test.each<[string, Json, string | undefined]>([
  [
    'of Keystone',
    { versions: { values: [version('v3.14', 'https://k.example.org/identity/v3/')] } },
    'https://k.example.org/identity/v3/',
  ],
  [
    'of other services',
    { versions: [version('v3', 'https://k.example.org/v3')] },
    'https://k.example.org/v3',
  ],
  ['without a host', { versions: [version('v3', '/x/v3')] }, 'https://k.example.org/x/v3'],
  [
    'with another port',
    { versions: [version('v3', 'https://k.example.org:5000/v3')] },
    'https://k.example.org/v3',
  ],
  [
    'behind a TLS terminator',
    { versions: [version('v3', 'http://k.example.org:5000/v3')] },
    'https://k.example.org/v3',
  ],
  [
    'among others',
    { versions: [version('v2.0', '/v2.0'), version('v3', '/v3'), version('v30', '/v30')] },
    'https://k.example.org/v3',
  ],
  ['of another host', { versions: [version('v3', 'https://evil.example.org/v3')] }, undefined],
  [
    'of another host, then of this one',
    { versions: [version('v3', 'https://evil.example.org/v3'), version('v3.0', '/v3')] },
    'https://k.example.org/v3',
  ],
  ['that is no URL', { versions: [version('v3', 'http://[')] }, undefined],
  ['that leads elsewhere', { versions: [version('v3', '/v3', 'describedby')] }, undefined],
  ['without links', { versions: [{ id: 'v3' }] }, undefined],
  ['of an older version', { versions: [version('v2.0', '/v2.0')] }, undefined],
  ['in a list of texts', { versions: ['v3'] }, undefined],
  ['in a text', 'v3', undefined],
])('a link %s', (_, document, href) => {
  expect(found(document)).toBe(href);
});

test.each<[Json | undefined, string[] | undefined]>([
  [{ versions: [{ id: 'v2.0' }, 5, { id: 'v3' }] }, ['v2.0', 'v3']],
  [{ versions: { values: [] } }, []],
  [{ versions: {} }, undefined],
  [{}, undefined],
  [undefined, undefined],
])('%j lists %j', (document, ids) => {
  expect(versionsIn(document)).toEqual(ids);
});
