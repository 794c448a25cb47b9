import { showing } from '../answered.ts';
import { refusing } from '../sent.ts';
import type { Variation } from '../variation.ts';

/** What becomes of the pre-shared key (page: row psk). */
export const psk: readonly Variation[] = [
  {
    name: 'psk-masked',
    says: 'psk is shown as ***',
    stage: 'fields',
    question: 'psk shown',
    warns: true,
    wrap: showing((shown) => ({ ...shown, psk: '***' })),
  },
  {
    name: 'psk-omitted',
    says: 'psk is not shown',
    stage: 'fields',
    question: 'psk shown',
    warns: true,
    wrap: showing(({ psk: _, ...shown }) => shown),
  },
  {
    name: 'empty-psk-refused',
    says: 'an empty psk is refused',
    stage: 'meaning',
    wrap: refusing((sent) => sent['psk'] === ''),
  },
];
