import type { Fault, Wire } from '../fault.ts';
import { type Attributes, at, attributesIn, bodyOf, changedAt, isObject } from './wire-connection.ts';
import { readFor, withAttributes } from './wire-request.ts';

const named: Readonly<Record<string, unknown>> = { true: true, false: false, 1: true, 0: false };
const asNumber = (value: unknown) =>
  typeof value === 'string' && /^\d+$/.test(value) ? Number(value) : value;
const asFlag = (value: unknown) => (typeof value === 'object' ? value : (named[String(value)] ?? value));

/** Takes a value of another type for the one it names, and shows it in the answer as it was sent. */
const echoing =
  (place: string, taken: (value: unknown) => unknown): (() => Wire) =>
  () =>
  async (request, send) => {
    const changed = withAttributes(request, (sent) => changedAt(sent, place, taken));
    const answer = await send(changed);
    const shown = attributesIn(answer?.body);
    const value = at(attributesIn(request.body) ?? {}, place);
    return changed === request || !shown || answer?.status !== 200
      ? answer
      : { ...answer, body: bodyOf(changedAt(shown, place, () => value)) };
  };

const isTextPair = ({ interval, timeout }: Attributes) =>
  typeof interval === 'string' && typeof timeout === 'string';

/** Compares dpd values that are texts as texts, and answers as if they were stored. */
const comparedAsText: () => Wire = () => async (request, send) => {
  const sent = attributesIn(request.body);
  const dpd = sent?.['dpd'];
  const answer = await send(request);
  if (request.method !== 'PUT' || answer?.status !== 400 || !isObject(dpd) || !isTextPair(dpd)) return answer;
  if (String(dpd['timeout']) <= String(dpd['interval'])) return answer;
  const stored = await readFor(request, send);
  return { ...answer, status: 200, body: bodyOf({ ...stored, ...sent }) };
};

/** Answers 500 to a dpd in which one value is a number and the other text. */
const mixedTypesCrash: () => Wire = () => async (request, send) => {
  const dpd = attributesIn(request.body)?.['dpd'];
  const answer = await send(request);
  const pair = isObject(dpd) ? [dpd['interval'], dpd['timeout']] : [];
  const mixed =
    typeof pair[0] !== typeof pair[1] && pair.every((value) => /^"?\d+"?$/.test(JSON.stringify(value)));
  return request.method === 'PUT' && answer?.status === 400 && mixed ? { ...answer, status: 500 } : answer;
};

/** Values of another type that name the right one, and are taken for it half-heartedly. */
export const typesTaken: readonly Fault[] = [
  ...(
    [
      ['mtu', asNumber],
      ['dpd/interval', asNumber],
      ['dpd/timeout', asNumber],
      ['admin_state_up', asFlag],
    ] as const
  ).map(
    ([place, taken]): Fault => ({
      name: `${place.replace('/', '-').replaceAll('_', '-')}-answered-as-it-was-sent`,
      says: `${place.replace('/', '.')} as text is stored as its value and answered as text`,
      kind: 'wrong type in the answer',
      seenBy: [`request/${place}/type/lossless`],
      wire: echoing(place, taken),
    }),
  ),
  {
    name: 'dpd-compared-as-text',
    says: 'a dpd interval and timeout that are texts are compared as texts',
    kind: 'accepts what is invalid',
    seenBy: ['state/dpd/timeout-above-interval'],
    wire: comparedAsText,
  },
  {
    name: 'crashes-on-mixed-dpd',
    says: 'a dpd with one value as a number and one as text is answered 500',
    kind: 'breaks on content',
    seenBy: ['request/dpd/interval/type/lossless', 'request/dpd/timeout/type/lossless'],
    alsoBy: ['request/dpd/'],
    wire: mixedTypesCrash,
  },
];
