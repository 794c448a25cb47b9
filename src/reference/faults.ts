import type { Fault } from './fault.ts';
import { inside } from './faults/inside.ts';
import { onTheWire } from './faults/on-the-wire.ts';

/** The catalogue: every fault that the kit is proven on. */
export const faults: readonly Fault[] = [...inside, ...onTheWire];
