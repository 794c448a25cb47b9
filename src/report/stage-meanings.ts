import type { SelftestStage } from '../model/selftest.ts';

/** What holds of a stage of the self-test in which nothing is wrong. */
export const meanings: Readonly<Record<SelftestStage['name'], string>> = {
  faults: 'each reported, first by a clause that it names',
  seeds: 'reported by each clause that they name, whatever the seed',
  clauses: 'each must and should reports at least one fault',
  controls: 'lawful servers, accused of nothing',
  'null servers': 'not one must clause passes',
  weather: 'never green for it, never non-conformant',
};
