import type { SelftestReport } from '../model/selftest.ts';
import { meanings } from './stage-meanings.ts';

/** The self-test as a table for people. */
export function selftestText({ kit, contract, stages, economy, seconds }: SelftestReport): string {
  const wrong = stages.flatMap((stage) => stage.wrong);
  const percent = Math.floor(economy.quick * 100);
  return [
    `Self-test of vpnaas-conformance ${kit}, contract ${contract.slice(0, 12)}`,
    '',
    `${'stage'.padEnd(14)}${'tried'.padStart(6)}${'wrong'.padStart(7)}`,
    ...stages.map(
      ({ name, tried, wrong: mistakes }) =>
        `${name.padEnd(14)}${String(tried).padStart(6)}${String(mistakes.length).padStart(7)}   ${meanings[name]}`,
    ),
    '',
    `A fault is first reported after ${economy.median} cases in the median, after ${economy.ninetieth} in nine of ten;`,
    `effort quick reports ${percent} % of the faults. Of the bodies that standard sends`,
    `${Math.floor(economy.distinct * 100)} % are distinct.`,
    ...wrong.slice(0, 40).map((line) => `WRONG ${line}`),
    ...(wrong.length > 40 ? [`... and ${wrong.length - 40} more`] : []),
    '',
    wrong.length === 0
      ? `The kit was right in every trial (${seconds} s).`
      : `THE KIT IS AT FAULT: ${wrong.length} wrong (${seconds} s).`,
    '',
  ].join('\n');
}
