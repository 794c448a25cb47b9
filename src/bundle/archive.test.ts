import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { packTar, type TarHeader } from 'modern-tar';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { UsageError } from '../errors.ts';
import { packBundle, unpackBundle } from './archive.ts';
import { readBundle } from './folder.ts';

let dir: string;
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'bundle-'));
});
afterEach(() => rmSync(dir, { recursive: true }));

const files = new Map([
  ['report.json', Buffer.from('{}\n')],
  ['replay/a-b.json', Buffer.from('{"x":1}\n')],
]);
const refusal = (bytes: Buffer) =>
  unpackBundle(bytes).then(
    () => 'taken',
    (error) => `${error.step}: ${error.message}`,
  );
/** A gzip file with the header that bundles have. */
const zipped = (content: Uint8Array) => {
  const bytes = gzipSync(content, { level: 9 });
  bytes[8] = 2;
  bytes[9] = 255;
  return bytes;
};
const tar = async (...headers: readonly (Partial<TarHeader> & { name: string })[]) =>
  zipped(
    await packTar(
      headers.map((header) => ({ header: { size: 1, ...header }, ...(header.size !== 0 && { body: 'x' }) })),
    ),
  );

test('what was packed is unpacked, byte for byte the same each time', async () => {
  const bytes = await packBundle(files);
  expect(await packBundle(new Map([...files].toReversed()))).toEqual(bytes);
  expect(new Map([...(await unpackBundle(bytes))].toSorted())).toEqual(new Map([...files].toSorted()));
});

describe('refused is', () => {
  test.each([
    ['an empty file', Buffer.alloc(0), /^container: the file is not a .tar.gz as `certify` writes it$/],
    ['text', Buffer.from('hello, this is no archive'), /is not a .tar.gz/],
    [
      'a bomb',
      zipped(Buffer.alloc(130 * 1024 * 1024)),
      /^container: the archive holds more than 134217728 bytes$/,
    ],
    ['an archive of nothing', zipped(Buffer.from('no tar at all')), /^container: the archive/],
  ])('%s', async (_, bytes, message) => {
    expect(await refusal(bytes)).toMatch(message);
  });

  test('an archive that is cut off, at any of many places', async () => {
    const bytes = await packBundle(files);
    for (let end = 0; end < bytes.length; end += 3)
      expect(await refusal(bytes.subarray(0, end))).toMatch(/^container: /);
  });

  test('something after the end', async () => {
    const bytes = await packBundle(files);
    for (const more of [Buffer.from('x'), bytes, Buffer.alloc(100)])
      expect(await refusal(Buffer.concat([bytes, more]))).toMatch(/^container: /);
  });

  test.each([
    ['a path that leads out', [{ name: '../evil' }]],
    ['an absolute path', [{ name: '/etc/passwd' }]],
    ['a folder in a folder', [{ name: 'a/b/c' }]],
    ['a hidden file', [{ name: '.npmrc' }]],
    ['a symbolic link', [{ name: 'report.json', type: 'symlink', linkname: '/etc/passwd', size: 0 }]],
    ['a hard link', [{ name: 'report.json', type: 'link', linkname: 'x', size: 0 }]],
    ['a folder', [{ name: 'replay/', type: 'directory', size: 0 }]],
    ['a file twice', [{ name: 'report.json' }, { name: 'report.json' }]],
    ['a time', [{ name: 'report.json', mtime: new Date(5000) }]],
    ['an owner', [{ name: 'report.json', mtime: new Date(0), uid: 7 }]],
    ['too many files', Array.from({ length: 2001 }, (_, n) => ({ name: `f${n}` }))],
  ] as const)('an archive with %s', async (_, headers) => {
    expect(await refusal(await tar(...headers))).toMatch(/^container: /);
  });

  test.each([
    ['a link', () => symlinkSync('/etc/passwd', join(dir, 'report.json'))],
    ['a folder in a folder', () => mkdirSync(join(dir, 'replay', 'more'), { recursive: true })],
    ['a hidden file', () => writeFileSync(join(dir, '.hidden'), '')],
  ])('a folder with %s', async (_, make) => {
    make();
    await expect(readBundle(dir)).rejects.toMatchObject({ step: 'container' });
  });

  test('a path where nothing is', async () => {
    await expect(readBundle(join(dir, 'none'))).rejects.toThrow(UsageError);
    await expect(readBundle(join(dir, 'none'))).rejects.toThrow('(ENOENT): give a folder or a .tar.gz');
  });
});
