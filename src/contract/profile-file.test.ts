import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { ContractError, UsageError } from '../errors.ts';
import { contractOf } from './contract.ts';
import { addProfileFile } from './profile-file.ts';

const folder = mkdtempSync(join(tmpdir(), 'profile-file-'));
afterAll(() => {
  rmSync(folder, { recursive: true });
});

const overlay = (name: string, more = '') => `overlay: 1.0.0
info: { title: Trial, version: "1" }
actions:
  - target: $['x-profile']
    update: { name: ${name}, title: A trial }
${more}`;
const mtuAtMost = (most: number) => `  - target: $.components.schemas.ConnectionUpdate.properties.mtu
    update: { maximum: ${most} }
`;

function written(file: string, text: string): string {
  const path = join(folder, file);
  writeFileSync(path, text);
  return path;
}

const added = (file: string, text: string) => {
  const path = written(file, text);
  const { document } = addProfileFile(path);
  return { path, profile: document.profile, contract: contractOf(document.profile.name, 4) };
};
const mtu = (value: number) => ({ ipsec_site_connection: { mtu: value } });

test('a profile of a file is known under its name, with the file and the digest of its text', () => {
  const { path, profile, contract } = added('own.yaml', overlay('own', mtuAtMost(1500)));
  expect(profile).toMatchObject({ name: 'own', title: 'A trial', file: { path } });
  expect(profile.file?.digest).toMatch(/^[0-9a-f]{64}$/);
  expect(contract.profile).toEqual(profile);
  expect(contract.request(mtu(1500))).toEqual([]);
  expect(contract.request(mtu(1501)).map(({ id }) => id)).toEqual(['request/mtu/maximum']);
});

test.each([4, 6] as const)('over IPv%i the last profile of a name counts', (family) => {
  added('first.yaml', overlay('last', mtuAtMost(1500)));
  const first = contractOf('last', family);
  added('second.yaml', overlay('last', mtuAtMost(1400)));
  expect(contractOf('last', family).request(mtu(1450))).toHaveLength(1);
  expect(first.request(mtu(1450))).toEqual([]);
});

test('the digest of a contract changes with the profile, and with its text, and not with where it stands', () => {
  const text = overlay('moved', mtuAtMost(1500));
  const digest = (file: string, of: string) => added(file, of).contract.digest;
  const here = digest('here.yaml', text);
  expect(here).toMatch(/^[0-9a-f]{64}$/);
  expect(digest('there.yaml', text)).toBe(here);
  const others = [
    contractOf('virtuozzo', 4).digest,
    digest('commented.yaml', `${text}# a comment\n`),
    digest('other.yaml', overlay('moved', mtuAtMost(1400))),
    digest('renamed.yaml', overlay('renamed', mtuAtMost(1500))),
  ];
  expect(new Set([here, ...others]).size).toBe(5);
});

test('a schema that no body can be judged by is found when the contract is made', () => {
  added('sound.yaml', overlay('sound'));
  const format = `  - target: $.components.schemas.ConnectionUpdate.properties.name
    update: { format: no-such-format }
`;
  expect(() => added('unsound.yaml', overlay('unsound', format))).toThrow(/no-such-format/);
});

test.each(['virtuozzo', 'openstack', 'otc'])(
  'a file whose profile has the name of the shipped %s is an error with its place',
  (name) => {
    const path = written(`${name}.yaml`, overlay(name));
    expect(() => addProfileFile(path)).toThrow(ContractError);
    expect(() => addProfileFile(path)).toThrow(`${path}:5:15: `);
  },
);

test('a shipped name is told with what to do', () => {
  const path = written('taken.yaml', overlay('openstack'));
  expect(() => addProfileFile(path)).toThrow('the kit ships a profile "openstack": choose another name');
});

test('a file that is not there is a UsageError that names it', () => {
  const path = join(folder, 'none.yaml');
  expect(() => addProfileFile(path)).toThrow(UsageError);
  expect(() => addProfileFile(path)).toThrow(
    `cannot read the profile "${path}" (ENOENT): give an OpenAPI overlay`,
  );
});
