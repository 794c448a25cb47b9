import { questionOf, type Variation } from './variation.ts';
import { absentFields } from './variations/absent-fields.ts';
import { concurrency } from './variations/concurrency.ts';
import { delivery } from './variations/delivery.ts';
import { dpd } from './variations/dpd.ts';
import { endpointGroups } from './variations/endpoint-groups.ts';
import { errorBodies } from './variations/error-bodies.ts';
import { extraFields } from './variations/extra-fields.ts';
import { foreignAccess } from './variations/foreign-access.ts';
import { headers } from './variations/headers.ts';
import { ignoredKeys } from './variations/ignored-keys.ts';
import { jsonText } from './variations/json-text.ts';
import { limits } from './variations/limits.ts';
import { longTexts } from './variations/long-texts.ts';
import { lossless } from './variations/lossless.ts';
import { nulls } from './variations/null.ts';
import { peerAddresses } from './variations/peer-addresses.ts';
import { precedence } from './variations/precedence.ts';
import { psk } from './variations/psk.ts';
import { status } from './variations/status.ts';
import { uuids } from './variations/uuids.ts';
import { weather } from './variations/weather.ts';

/** Every lawful variation, by subject. */
export const variations: readonly Variation[] = [
  ...delivery,
  ...headers,
  ...weather,
  ...errorBodies,
  ...jsonText,
  ...extraFields,
  ...absentFields,
  ...uuids,
  ...status,
  ...concurrency,
  ...psk,
  ...peerAddresses,
  ...endpointGroups,
  ...dpd,
  ...ignoredKeys,
  ...lossless,
  ...nulls,
  ...limits,
  ...longTexts,
  ...precedence,
  ...foreignAccess,
];

/** As many as the question with the most alternatives has: the sets of turns 0 to 7 hold every variation. */
export const turns = 8;

/** A set that can be switched on at once: of the alternatives of each question the one at `turn`, counted round. */
export function together(turn: number): readonly Variation[] {
  const questions = new Map<string, Variation[]>();
  for (const variation of variations) {
    const question = questionOf(variation);
    questions.set(question, [...(questions.get(question) ?? []), variation]);
  }
  return [...questions.values()].flatMap((alternatives) => alternatives[turn % alternatives.length] ?? []);
}
