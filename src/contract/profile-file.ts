import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { UsageError } from '../errors.ts';
import { addProfile, page } from './contract.ts';
import { type MadeProfile, profileDocument } from './profile-document.ts';
import { profileNames } from './profiles.ts';

/**
 * Reads a user's own profile and makes its contract known under the profile's name.
 * @throws UsageError where there is no such file, or its name is that of a shipped profile; ContractError with line and
 * column for what cannot be meant
 */
export async function addProfileFile(path: string): Promise<MadeProfile> {
  const text = read(path);
  const made = await profileDocument(page(), text, path);
  const { profile } = made.document;
  if (profileNames().includes(profile.name)) {
    throw made.placed(
      ['x-profile', 'name'],
      `the kit ships a profile "${profile.name}": choose another name`,
    );
  }
  const digest = createHash('sha256').update(text).digest('hex');
  const document = { ...made.document, profile: { ...profile, file: { path, digest } } };
  addProfile(document);
  return { ...made, document };
}

function read(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    throw new UsageError(`cannot read the profile "${path}" (${code ?? message}): give an OpenAPI overlay`);
  }
}
