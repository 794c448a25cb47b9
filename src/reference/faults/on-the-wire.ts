import type { Fault } from '../fault.ts';
import { absent } from './wire-absent.ts';
import { access } from './wire-access.ts';
import { wrongBodies } from './wire-bodies.ts';
import { concurrency } from './wire-concurrency.ts';
import { mixedConnections } from './wire-connections-mixed.ts';
import { crashes } from './wire-crashes.ts';
import { echoes } from './wire-echoes.ts';
import { errorBodies } from './wire-errors.ts';
import { leftOut } from './wire-left-out.ts';
import { mended } from './wire-mended.ts';
import { mendedInDialects } from './wire-mended-dialects.ts';
import { wrongReads } from './wire-reads.ts';
import { refused } from './wire-refused.ts';
import { sequences } from './wire-sequences.ts';
import { shapes } from './wire-shapes.ts';
import { spoilt } from './wire-spoilt.ts';
import { staleMerges } from './wire-stale-merge.ts';
import { wrongStatuses } from './wire-statuses.ts';
import { wrongTypes } from './wire-types.ts';
import { typesTaken } from './wire-types-taken.ts';
import { unread } from './wire-unread.ts';
import { wrongValues } from './wire-values.ts';

/** Defects on the wire, in front of any target. */
export const onTheWire: readonly Fault[] = [
  ...absent,
  ...wrongTypes,
  ...wrongValues,
  ...wrongBodies,
  ...echoes,
  ...wrongStatuses,
  ...errorBodies,
  ...wrongReads,
  ...access,
  ...leftOut,
  ...mended,
  ...mendedInDialects,
  ...shapes,
  ...typesTaken,
  ...spoilt,
  ...staleMerges,
  ...refused,
  ...crashes,
  ...sequences,
  ...unread,
  ...mixedConnections,
  ...concurrency,
];
