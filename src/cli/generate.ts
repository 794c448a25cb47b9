import { contractOf } from '../contract/contract.ts';
import { UsageError } from '../errors.ts';
import { validUpdates } from '../generate/valid.ts';
import type { Family } from '../model/plan.ts';
import { createAsker } from '../suite/asker.ts';
import { wrap } from '../wrapper.ts';
import { exampleParameters, offlinePlan } from './offline-plan.ts';

interface GenerateOptions {
  readonly valid?: boolean;
  readonly breaking?: string;
  readonly count: number;
  readonly seed: number;
  readonly profile: string;
  readonly family: Family;
}

/** Prints bodies as JSON lines: valid ones, or those that break one clause and nothing else. */
export async function generateCommand(options: GenerateOptions): Promise<void> {
  if (options.valid && options.breaking !== undefined) {
    throw new UsageError('--valid and --breaking exclude each other: choose one');
  }
  const bodies = options.breaking === undefined ? valid(options) : breaking(options, options.breaking);
  process.stdout.write(bodies.map((body) => `${body}\n`).join(''));
}

function valid({ profile, family, seed, count }: GenerateOptions): string[] {
  const asker = createAsker(contractOf(profile, family), exampleParameters(family), 'quick', seed);
  return asker
    .sample('generate', validUpdates(asker.units), count)
    .map((update) => JSON.stringify(wrap(update)));
}

/** Draws plan after plan until there are enough different bodies, or the clause has no more. */
function breaking({ profile, family, seed, count }: GenerateOptions, clause: string): string[] {
  const found = new Set<string>();
  for (let fruitless = 0, n = 0; found.size < count && fruitless < 3; n++) {
    const before = found.size;
    const plan = offlinePlan(profile, family, 'deep', seed + n, [clause]);
    for (const { clause: own, request, expect } of plan.cases) {
      if (own !== clause || expect.kind === 'accepted') continue;
      const text = request.raw ?? JSON.stringify(request.body);
      if (text !== undefined) found.add(text);
    }
    fruitless = found.size === before ? fruitless + 1 : 0;
  }
  if (found.size === 0) {
    throw new UsageError(
      `"${clause}" is not a clause that a body can break: \`vpnaas-conformance explain\` shows what it asks`,
    );
  }
  return [...found].slice(0, count);
}
