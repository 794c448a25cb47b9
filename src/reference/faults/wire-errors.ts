import type { Fault } from '../fault.ts';
import { onStatus } from './wire-answer.ts';
import { type Attributes, isObject, jsonOf } from './wire-connection.ts';

/** The error envelope of each status, as OpenStack writes it. */
const envelopes = [
  { status: 400, wrapper: 'NeutronError', fields: ['type', 'message', 'detail'] },
  { status: 401, wrapper: 'error', fields: ['code', 'title', 'message'] },
  { status: 404, wrapper: 'NeutronError', fields: ['type', 'message', 'detail'] },
];

type Change = (error: Attributes) => unknown;

/** Refusals with the right status and another body than OpenStack's. */
export const errorBodies: readonly Fault[] = envelopes.flatMap(({ status, wrapper, fields }) => {
  const faulty = (name: string, says: string, clause: string, change: Change): Fault => ({
    name: `error-${status}-${name}`,
    says: `the body of a ${status} ${says}`,
    kind: 'lies in the answer',
    profile: 'openstack',
    seenBy: [`error/${status}/${clause}`],
    wire: onStatus(status, (answer) => {
      const whole = jsonOf(answer.body);
      const error = isObject(whole) ? whole[wrapper] : undefined;
      return { ...answer, body: JSON.stringify(change(isObject(error) ? error : {})) };
    }),
  });
  return [
    faulty('in-a-list', 'is a list', 'body/type', (error) => [{ [wrapper]: error }]),
    faulty('as-text', 'is text', 'body/type', (error) => String(error['message'])),
    faulty('without-wrapper', `has no ${wrapper}`, `${wrapper}/required`, (error) => error),
    faulty('with-text-in-wrapper', `has text as ${wrapper}`, `${wrapper}/type`, (error) => ({
      [wrapper]: String(error['message']),
    })),
    ...fields.flatMap((field) => [
      faulty(`without-${field}`, `has no ${field}`, `${wrapper}/${field}/required`, (error) => ({
        [wrapper]: { ...error, [field]: undefined },
      })),
      faulty(
        `with-wrong-${field}`,
        `has a ${field} of another type`,
        `${wrapper}/${field}/type`,
        (error) => ({
          [wrapper]: { ...error, [field]: field === 'code' ? String(error[field]) : 5 },
        }),
      ),
    ]),
  ];
});
