import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { contractOf } from '../contract/contract.ts';
import { ContractError, UsageError } from '../errors.ts';
import { profileNamed } from './profile.ts';

const folder = mkdtempSync(join(tmpdir(), 'profile-'));
afterAll(() => rmSync(folder, { recursive: true }));

const head = (name: string) => `overlay: 1.0.0
info: { title: Trial, version: "1" }
actions:
  - target: $['x-profile']
    update: { name: ${name}, title: A trial }
`;
const psk = '$.components.schemas.ConnectionUpdate.properties.psk';
const file = (text: string, name = 'trial.yaml') => {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
};

test('a name is a name, known or not', async () => {
  expect(await profileNamed('otc')).toBe('otc');
  expect(await profileNamed('nobody')).toBe('nobody');
});

test('a file becomes a profile under its own name, with its digest', async () => {
  const path = file(`${head('trial')}  - target: ${psk}\n    update: { maxLength: 20 }\n`);
  expect(await profileNamed(path)).toBe('trial');
  const contract = contractOf('trial', 4);
  expect(contract.profile).toMatchObject({
    name: 'trial',
    title: 'A trial',
    file: { path, digest: expect.stringMatching(/^[0-9a-f]{64}$/) },
  });
  expect(contract.constraints.map(({ id }) => id)).toContain('request/psk/maxLength');
});

test('JSON is read as well, and the place of the file is no part of the contract', async () => {
  const overlay = {
    overlay: '1.0.0',
    info: { title: 'Trial', version: '1' },
    actions: [{ target: "$['x-profile']", update: { name: 'in-json', title: 'A trial' } }],
  };
  const digests = [];
  for (const name of ['one.json', 'other.json']) {
    await profileNamed(file(JSON.stringify(overlay), name));
    digests.push(contractOf('in-json', 4).digest);
  }
  expect(digests[0]).toBe(digests[1]);
  expect(digests[0]).not.toBe(contractOf('virtuozzo', 4).digest);
});

test('the last file of a name counts', async () => {
  await profileNamed(file(`${head('again')}  - target: ${psk}\n    update: { maxLength: 20 }\n`));
  await profileNamed(file(head('again')));
  expect(contractOf('again', 4).constraints.map(({ id }) => id)).not.toContain('request/psk/maxLength');
});

test('a file that is not there is refused', async () => {
  await expect(profileNamed(join(folder, 'none.yaml'))).rejects.toThrow(UsageError);
});

test.each([
  ['the name of a shipped profile', head('otc'), '5:15: the kit ships a profile "otc"'],
  [
    'a level for a clause that is not there',
    `${head('trial')}  - target: $['x-profile']\n    update:\n      levels: { request/nothing: must }\n`,
    '8:17: there is no clause "request/nothing"',
  ],
  [
    'a level for a clause that the profile itself leaves out',
    `${head('trial')}  - target: ${psk}\n    update: { x-not-asked: true }\n  - target: $['x-profile']\n    update: { levels: { request/psk/type: must } }\n`,
    '9:25: there is no clause "request/psk/type"',
  ],
  [
    'an unknown kind of value',
    `${head('trial')}  - target: ${psk}\n    update: { x-surely-valid: [magic] }\n`,
    '7:15: psk: unknown kind of value "magic"',
  ],
  [
    'limits that no known value fits',
    `${head('trial')}  - target: ${psk}\n    update: { maxLength: 3 }\n`,
    '7:15: psk: the kit has no value that is valid',
  ],
])('%s is an error with its place', async (_, text, words) => {
  const path = file(text);
  await expect(profileNamed(path)).rejects.toThrow(ContractError);
  await expect(profileNamed(path)).rejects.toThrow(`${path}:${words}`);
});
