import type { Behaviour } from '../behaviour.ts';
import { type Dialect, speaking } from '../dialects/dialect.ts';
import { fujitsuK5 } from '../dialects/fujitsu-k5.ts';
import { otc } from '../dialects/otc.ts';
import type { Fault } from '../fault.ts';
import { isObject, ruleFor } from '../rule.ts';

type Test = (value: unknown) => boolean;

const lengthOf = (value: unknown) => (typeof value === 'string' ? [...value].length : Number.NaN);

/** The dialect with values of one attribute accepted, or refused, of which `test` is true. */
const otherwise = (
  dialect: Dialect,
  attribute: string,
  complaint: string | undefined,
  test: Test,
): Partial<Behaviour> => {
  const rule = ruleFor(dialect.rules, attribute);
  return speaking({
    ...dialect,
    rules: {
      ...dialect.rules,
      [attribute]: (value, store) => (test(value) ? complaint : rule?.(value, store)),
    },
  });
};

const accepting =
  (profile: string, dialect: Dialect) =>
  (row: Row): Fault => ({
    name: row.name,
    says: row.says,
    kind: 'accepts what is invalid',
    profile,
    seenBy: [row.seenBy],
    behave: () => otherwise(dialect, row.attribute, undefined, row.test),
  });

const refusing =
  (profile: string, dialect: Dialect) =>
  (row: Row): Fault => ({
    ...accepting(profile, dialect)(row),
    kind: 'refuses what is valid',
    seenBy: [row.seenBy, 'request/combined/accepted'],
    alsoBy: ['request/', 'state/'],
    behave: () => otherwise(dialect, row.attribute, 'not supported', row.test),
  });

interface Row {
  readonly name: string;
  readonly says: string;
  readonly seenBy: string;
  readonly attribute: string;
  readonly test: Test;
}

/** Defects in what single clouds document otherwise: one at least for each clause that only they have. */
export const inDialects: readonly Fault[] = [
  ...(
    [
      {
        name: 'otc-psk-of-5-accepted',
        says: 'a psk of fewer than 6 characters is stored',
        seenBy: 'request/psk/minLength',
        attribute: 'psk',
        test: (value) => lengthOf(value) < 6,
      },
      {
        name: 'otc-psk-of-129-accepted',
        says: 'a psk of more than 128 characters is stored',
        seenBy: 'request/psk/maxLength',
        attribute: 'psk',
        test: (value) => lengthOf(value) > 128,
      },
      {
        name: 'otc-psk-with-blank-accepted',
        says: 'a psk with a blank or a question mark is stored',
        seenBy: 'request/psk/pattern',
        attribute: 'psk',
        test: (value) => typeof value === 'string' && value.length < 129 && /^\S.*[ ?]/.test(value),
      },
      {
        name: 'otc-empty-name-accepted',
        says: 'an empty name is stored, as the page of the default profile allows',
        seenBy: 'request/name/minLength',
        attribute: 'name',
        test: (value) => value === '',
      },
      {
        name: 'otc-name-of-65-accepted',
        says: 'a name of more than 64 characters is stored',
        seenBy: 'request/name/maxLength',
        attribute: 'name',
        test: (value) => lengthOf(value) > 64,
      },
      {
        name: 'otc-peer-address-of-251-accepted',
        says: 'a peer_address of more than 250 characters is stored, if it is one word',
        seenBy: 'request/peer_address/maxLength',
        attribute: 'peer_address',
        test: (value) => lengthOf(value) > 250 && !String(value).includes('.'),
      },
      {
        name: 'otc-peer-id-of-251-accepted',
        says: 'a peer_id of more than 250 characters is stored',
        seenBy: 'request/peer_id/maxLength',
        attribute: 'peer_id',
        test: (value) => lengthOf(value) > 250,
      },
      {
        name: 'otc-any-mtu-accepted',
        says: 'every mtu is stored, though it can only be 1500',
        seenBy: 'request/mtu/enum',
        attribute: 'mtu',
        test: Number.isInteger,
      },
      {
        name: 'otc-admin-state-down-accepted',
        says: 'admin_state_up can be false, though it can only be true',
        seenBy: 'request/admin_state_up/enum',
        attribute: 'admin_state_up',
        test: (value) => value === false,
      },
    ] satisfies Row[]
  ).map(accepting('otc', otc)),
  ...(
    [
      {
        name: 'k5-ipv6-peer-accepted',
        says: 'a peer_address of IPv6 is stored, though it is to be one of IPv4',
        seenBy: 'request/peer_address/format',
        attribute: 'peer_address',
        test: (value) => typeof value === 'string' && value.includes(':') && !value.includes('.'),
      },
      {
        name: 'k5-peer-name-accepted',
        says: 'a peer_address that is a name is stored',
        seenBy: 'request/peer_address/format',
        attribute: 'peer_address',
        test: (value) => typeof value === 'string' && /^[a-z][a-z.]*$/.test(value),
      },
      {
        name: 'k5-dpd-clear-accepted',
        says: 'the dpd actions of the default profile are all stored',
        seenBy: 'request/dpd/action/enum',
        attribute: 'dpd',
        test: (value) =>
          isObject(value) && ['clear', 'disabled', 'restart-by-peer'].includes(String(value['action'])),
      },
    ] satisfies Row[]
  ).map(accepting('fujitsu-k5', fujitsuK5)),
  ...(
    [
      {
        name: 'otc-psk-of-6-refused',
        says: 'a psk of up to 10 characters is refused, though 6 are enough',
        seenBy: 'request/psk/accepted',
        attribute: 'psk',
        test: (value) => lengthOf(value) <= 10,
      },
      {
        name: 'otc-name-of-64-refused',
        says: 'a name of 64 characters is refused, though that is the limit',
        seenBy: 'request/name/accepted',
        attribute: 'name',
        test: (value) => lengthOf(value) === 64,
      },
    ] satisfies Row[]
  ).map(refusing('otc', otc)),
  ...(
    [
      {
        name: 'k5-dpd-restart-refused',
        says: 'the dpd action restart is refused',
        seenBy: 'request/dpd/accepted',
        attribute: 'dpd',
        test: (value) => isObject(value) && value['action'] === 'restart',
      },
    ] satisfies Row[]
  ).map(refusing('fujitsu-k5', fujitsuK5)),
];
