import type { Case } from '../model/plan.ts';
import { askSteps } from './ask-steps.ts';
import { type Conductor, createConductor } from './conductor.ts';
import { refuseLiveTunnel } from './consent.ts';
import type { RunInput } from './run.ts';
import { writableOf } from './writable.ts';

/**
 * Who asks and puts back, with the states on disk that are put back: of the connection that was named and, where one is at
 * hand, of the second one, which only sequences write.
 * @throws UsageError where a live tunnel would be cut, TargetError where the disk takes no more
 */
export function conductorOf(input: Omit<RunInput, 'sections' | 'shrink'>): Conductor {
  const { contract, plan, initial, journal, connectionId, second: other } = input;
  const writable = writableOf(contract, plan.parameters.hidden);
  const writableOfSecond = writableOf(contract, plan.parameters.second?.hidden);
  refuseLiveTunnel(input);
  if (other) refuseLiveTunnel({ ...input, ...other });
  journal?.begin(initial, writable);
  other?.journal?.begin(other.initial, writableOfSecond);
  const meter = { puts: 0 };
  const named = createConductor({ ...input, writable, first: initial, meter });
  const second =
    other && createConductor({ ...input, ...other, writable: writableOfSecond, first: other.initial, meter });
  return {
    ...named,
    ask: (asked: Case, twinStatus?: number) =>
      asked.steps
        ? askSteps(asked, asked.steps, connectionId, { named, second })
        : named.ask(asked, twinStatus),
    get state() {
      return named.state;
    },
    get puts() {
      return meter.puts;
    },
    get stopped() {
      return named.stopped ?? second?.stopped;
    },
    async restore(state) {
      let lost: readonly string[] = [];
      try {
        lost = await named.restore(state);
      } finally {
        const others = other && second ? await second.restore(other.initial) : [];
        lost = [...lost, ...others.map((name) => `${name} of ${other?.connectionId}`)];
      }
      return lost;
    },
  };
}
