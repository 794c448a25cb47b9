import type { Behaviour } from './behaviour.ts';
import { speaking } from './dialects/dialect.ts';
import { fujitsuK5 } from './dialects/fujitsu-k5.ts';
import { otc } from './dialects/otc.ts';

/** The clouds whose pages differ so far that a server of the page alone would not keep theirs. */
const dialects: Readonly<Record<string, () => Partial<Behaviour>>> = {
  otc: () => speaking(otc),
  'fujitsu-k5': () => speaking(fujitsuK5),
};

/** What the reference server does otherwise for a profile; nothing where the page itself will do. */
export function dialectOf(profile: string): Partial<Behaviour> {
  return (Object.hasOwn(dialects, profile) ? dialects[profile]?.() : undefined) ?? {};
}

/** The IP versions that a connection can have in a profile. */
export function familiesOf(profile: string): readonly (4 | 6)[] {
  return profile === 'fujitsu-k5' ? [4] : [4, 6];
}
