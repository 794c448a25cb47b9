import { createHash } from 'node:crypto';
import { readText } from '../read-input.ts';
import { addProfile, page } from './contract.ts';
import { type MadeProfile, profileDocument } from './profile-document.ts';
import { profileNames } from './profiles.ts';

/**
 * Reads a user's own profile and makes its contract known under the profile's name.
 * @throws UsageError where there is no such file, or its name is that of a shipped profile; ContractError with line and
 * column for what cannot be meant
 */
export function addProfileFile(path: string): MadeProfile {
  const text = readText(path, { called: 'the profile ', advice: 'give an OpenAPI overlay' });
  const made = profileDocument(page(), text, path);
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
