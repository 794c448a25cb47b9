import { brokenTransfers } from './broken-transfers.ts';
import type { Disturbance } from './disturbance.ts';
import { lostAccess } from './lost-access.ts';
import { spoiltAnswers } from './spoilt-answers.ts';
import { turnedAway } from './turned-away.ts';
import { unreachable } from './unreachable.ts';

/** Everything that must never lead to a verdict on the server. */
export const weather: readonly Disturbance[] = [
  ...turnedAway,
  ...spoiltAnswers,
  ...lostAccess,
  ...brokenTransfers,
  ...unreachable,
];
