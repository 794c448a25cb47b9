import { readdirSync } from 'node:fs';
import { expect, test } from 'vitest';
import { contractOf, page } from './contract.ts';
import { isProfileFile, profileNames } from './profiles.ts';

test('the page comes first, and every other profile has its overlay', () => {
  const [first, ...others] = profileNames();
  expect(first).toBe((page()['x-profile'] as { name: string }).name);
  const files = readdirSync(new URL('../../spec/profiles', import.meta.url));
  expect(others.map((name) => `${name}.yaml`).sort()).toEqual(files.sort());
});

test.each(profileNames())('%s is the name of a profile, and no file', (name) => {
  expect(contractOf(name, 4).profile.name).toBe(name);
  expect(isProfileFile(name)).toBe(false);
});

test.each(['./mine', 'profiles/mine', 'mine.yaml', 'mine.YML', 'mine.json', 'C:\\mine'])(
  '%s is a file',
  (path) => {
    expect(isProfileFile(path)).toBe(true);
  },
);

test.each(['', 'json', 'my-yaml', 'mine.yaml-2', 'mine.txt'])('%j is the name of a profile', (name) => {
  expect(isProfileFile(name)).toBe(false);
});
