import { createRequire } from 'node:module';
import type { SelftestReport, SelftestStamp } from '../model/selftest.ts';
import { kit } from './package.ts';

/** The stamp of the self-test that ships with the kit; null where it is of another version or another contract. */
export function selftestStamp(contract: string): SelftestStamp | null {
  try {
    const report = createRequire(import.meta.url)('#selftest') as SelftestReport;
    if (report.contract !== contract || report.kit !== kit.version) return null;
    const stages = report.stages.map(({ name, tried, wrong }) => ({ name, tried, wrong: wrong.length }));
    return { kit: report.kit, contract, stages };
  } catch {
    return null;
  }
}
