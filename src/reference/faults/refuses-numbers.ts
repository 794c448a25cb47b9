import type { Fault } from '../fault.ts';
import { refusing } from './alter.ts';

const kind = 'refuses what is valid';

const refused = (
  place: 'mtu' | 'dpd.interval' | 'dpd.timeout',
  what: string,
  test: (value: number) => boolean,
) =>
  ({
    says: `${what} is refused`,
    kind,
    seenBy: [place === 'mtu' ? 'request/mtu/accepted' : 'request/dpd/accepted'],
    alsoBy: ['request/combined/accepted', 'state/', 'request/mtu/', 'request/dpd/'],
    behave: () => refusing(place, (value) => typeof value === 'number' && test(value)),
  }) as const;

/** Numbers inside the limits of the page that are refused. */
export const refusesNumbers: readonly Fault[] = [
  { name: 'mtu-68-refused', ...refused('mtu', 'the least mtu of IPv4', (value) => value === 68) },
  { name: 'mtu-69-refused', ...refused('mtu', 'an mtu of 69', (value) => value === 69) },
  { name: 'mtu-below-576-refused', ...refused('mtu', 'an mtu below 576', (value) => value < 576) },
  {
    name: 'mtu-below-1280-refused',
    ...refused('mtu', 'an mtu below 1280 for IPv4', (value) => value < 1280),
  },
  {
    name: 'mtu-1280-refused-for-ipv6',
    ...refused('mtu', 'the least mtu of IPv6', (value) => value === 1280),
    family: 6,
  },
  { name: 'mtu-1500-refused', ...refused('mtu', 'an mtu of 1500', (value) => value === 1500) },
  {
    name: 'mtu-other-than-1500-refused',
    ...refused('mtu', 'any mtu but 1500', (value) => value !== 1500),
  },
  { name: 'mtu-above-1500-refused', ...refused('mtu', 'an mtu above 1500', (value) => value > 1500) },
  { name: 'mtu-odd-refused', ...refused('mtu', 'an odd mtu', (value) => value % 2 === 1) },
  { name: 'mtu-9000-refused', ...refused('mtu', 'an mtu of 9000', (value) => value === 9000) },
  {
    name: 'dpd-interval-1-refused',
    ...refused('dpd.interval', 'a dpd interval of 1', (value) => value === 1),
  },
  {
    name: 'dpd-interval-below-10-refused',
    ...refused('dpd.interval', 'a dpd interval below 10', (value) => value < 10),
  },
  {
    name: 'dpd-interval-of-an-hour-refused',
    ...refused('dpd.interval', 'a dpd interval of 3600', (value) => value === 3600),
  },
  { name: 'dpd-timeout-2-refused', ...refused('dpd.timeout', 'a dpd timeout of 2', (value) => value === 2) },
  {
    name: 'dpd-timeout-above-an-hour-refused',
    ...refused('dpd.timeout', 'a dpd timeout above 3600', (value) => value > 3600),
  },
];
