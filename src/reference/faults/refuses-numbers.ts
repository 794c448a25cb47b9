import type { Fault } from '../fault.ts';
import { refusing } from './alter.ts';
import { kebab } from './places.ts';

type Row = readonly [name: string, what: string, test: (value: number) => boolean, more?: Partial<Fault>];

const otc = { metIn: 'docs.otc.t-systems.com' };

const mtu: readonly Row[] = [
  ['68', 'the least mtu of IPv4', (value) => value === 68],
  ['69', 'an mtu of 69', (value) => value === 69],
  ['below-576', 'an mtu below 576', (value) => value < 576],
  ['1280-for-ipv6', 'the least mtu of IPv6', (value) => value === 1280, { family: 6 }],
  ['1500', 'an mtu of 1500', (value) => value === 1500],
  ['other-than-1500', 'any mtu but 1500', (value) => value !== 1500, otc],
  ['9000', 'an mtu of 9000', (value) => value === 9000],
  ['odd', 'an odd mtu', (value) => value % 2 === 1],
];

const interval: readonly Row[] = [
  ['1', 'a dpd interval of 1', (value) => value === 1],
  ['of-an-hour', 'a dpd interval of 3600', (value) => value === 3600],
];

const timeout: readonly Row[] = [
  ['2', 'a dpd timeout of 2', (value) => value === 2],
  ['above-an-hour', 'a dpd timeout above 3600', (value) => value > 3600],
];

const refused = (place: string, clause: string, rows: readonly Row[]): readonly Fault[] =>
  rows.map(([name, what, test, more]) => ({
    name: `${kebab(place)}-${name}-refused`,
    says: `${what} is refused`,
    kind: 'refuses what is valid',
    seenBy: [clause, 'request/combined/accepted'],
    alsoBy: ['state/'],
    behave: () => refusing(place, (value) => typeof value === 'number' && test(value)),
    ...more,
  }));

/** Numbers inside the limits of the page that are refused. */
export const refusesNumbers: readonly Fault[] = [
  ...refused('mtu', 'request/mtu/accepted', mtu),
  ...refused('dpd.interval', 'request/dpd/accepted', interval),
  ...refused('dpd.timeout', 'request/dpd/accepted', timeout),
];
