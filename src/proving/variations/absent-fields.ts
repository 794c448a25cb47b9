import { showing } from '../answered.ts';
import type { Variation } from '../variation.ts';

const without = (name: string, says: string, ...absent: string[]): Variation => ({
  name,
  says,
  stage: 'fields',
  warns: true,
  wrap: showing((shown) =>
    Object.fromEntries(Object.entries(shown).filter(([field]) => !absent.includes(field))),
  ),
});

/** Fields the response table marks (Optional), or that only the example response shows. */
export const absentFields: readonly Variation[] = [
  without('without-modes', 'auth_mode and route_mode are absent', 'auth_mode', 'route_mode'),
  without('without-id', 'id is absent', 'id'),
  without('without-peer-cidrs', 'peer_cidrs is absent', 'peer_cidrs'),
  without('without-split-selector', 'split_selector is absent', 'split_selector'),
];
