import type { Behaviour } from '../behaviour.ts';
import type { Fault } from '../fault.ts';
import { together } from '../together.ts';
import { passing } from './alter.ts';
import { requestClause } from './places.ts';

const kind = 'accepts what is invalid';
const mtu = { kind, seenBy: ['request/mtu/minimum'] } as const;
const interval = { kind, seenBy: [requestClause('dpd.interval', 'exclusiveMinimum')] } as const;
const timeout = { kind, seenBy: [requestClause('dpd.timeout', 'exclusiveMinimum')] } as const;

type Test = (value: number) => boolean;

const whole = (test: Test) => (value: unknown) => Number.isInteger(value) && test(Number(value));

/** mtu values of which `test` is true pass, on their own and for the family. */
const mtuPassing = (test: Test): Partial<Behaviour> => ({
  ...passing('mtu', whole(test)),
  together: {
    ...together,
    mtu: (attempt) =>
      attempt.sent.mtu !== undefined && test(attempt.sent.mtu) ? undefined : together.mtu(attempt),
  },
});

/** Timeouts of which `test` is true pass, on their own and next to the interval. */
const timeoutPassing = (test: Test): Partial<Behaviour> => ({
  ...passing('dpd.timeout', whole(test)),
  together: {
    ...together,
    dpd: (attempt) => {
      const sent = attempt.sent.dpd?.timeout;
      return sent !== undefined && test(sent) ? undefined : together.dpd(attempt);
    },
  },
});

/** Integers below a limit of the page that are accepted. */
export const acceptsNumbers: readonly Fault[] = [
  {
    ...mtu,
    name: 'mtu-67-accepted',
    says: 'the mtu may be one less than 68',
    metIn: 'LP#1219489',
    behave: () => mtuPassing((value) => value === 67),
  },
  {
    ...mtu,
    name: 'mtu-0-accepted',
    says: 'an mtu of 0 counts as none sent, and is stored',
    metIn: 'Neutron 29.0.0',
    behave: () => mtuPassing((value) => value === 0),
  },
  {
    ...mtu,
    name: 'mtu-negative-accepted',
    says: 'an mtu below 0 is stored',
    behave: () => mtuPassing((value) => value < 0),
  },
  {
    ...mtu,
    name: 'mtu-without-minimum',
    says: 'any mtu from 0 on is stored',
    metIn: 'gtema/openstack-openapi specs/network/v2.yaml',
    behave: () => mtuPassing((value) => value >= 0),
  },
  {
    ...mtu,
    name: 'mtu-1279-accepted-for-ipv6',
    says: 'the minimum mtu of IPv4 holds for IPv6 too',
    metIn: 'LP#1219489',
    family: 6,
    behave: () => mtuPassing((value) => value >= 68),
  },
  {
    ...interval,
    name: 'dpd-interval-0-accepted',
    says: 'a dpd interval of 0 is stored',
    metIn: 'Neutron 29.0.0',
    behave: () => passing('dpd.interval', (value) => value === 0),
  },
  {
    ...interval,
    name: 'dpd-interval-negative-accepted',
    says: 'a dpd interval below 0 is stored',
    behave: () =>
      passing(
        'dpd.interval',
        whole((value) => value < 0),
      ),
  },
  {
    ...timeout,
    name: 'dpd-timeout-0-accepted',
    says: 'a dpd timeout of 0 is stored',
    behave: () => timeoutPassing((value) => value === 0),
  },
  {
    ...timeout,
    name: 'dpd-timeout-negative-accepted',
    says: 'a dpd timeout below 0 is stored',
    behave: () => timeoutPassing((value) => value < 0),
  },
];
