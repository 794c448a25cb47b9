import { unfelt } from '../contract/contract.ts';
import { wrap } from '../report/wrap.ts';
import type { Opened } from '../run/opening.ts';
import { outlookOf } from '../run/outlook.ts';
import { digestOf } from '../run/plan.ts';
import { shrinkAllowance } from '../run/run.ts';

/**
 * What a run would do, for people.
 * @param milliseconds that one request takes; undefined where that was not measured
 */
export function outlookText(opened: Opened, milliseconds?: number): string {
  const { plan, target, second } = opened;
  const pace = plan.parameters.races ? 'a few at the same time' : 'one at a time';
  const { cases, clauses, puts, writes } = outlookOf(opened);
  const quiet = unfelt(opened.contract);
  const felt = writes.filter((name) => !quiet.includes(name));
  return [
    `A run would ask ${target.url}`,
    `to update connection ${target.connectionId}${second ? '' : ':'}`,
    ...(second ? [`and connection ${second.connectionId}:`] : []),
    '',
    ...wrap(
      `${cases} cases of ${clauses} clauses: profile ${plan.profile}, IPv${plan.parameters.family}, effort ${plan.effort}, seed ${plan.seed}. Plan ${digestOf(plan).slice(0, 12)}.`,
      '  ',
    ),
    ...wrap(
      `${puts.least} to ${puts.most} updates where all goes well, ${pace}, most followed by a read. Where clauses fail, up to ${shrinkAllowance.requests} more, to find the smallest request that shows it, and ${shrinkAllowance.sequences} to find the shortest sequence.`,
      '  ',
    ),
    ...(milliseconds === undefined ? [] : wrap(duration(puts.least, milliseconds), '  ')),
    '',
    ...wrap(`It writes ${writes.join(', ') || 'nothing'}, and puts it back at the end.`, '  '),
    ...wrap(feeling(felt), '  '),
    '',
  ].join('\n');
}

/** One line about the connection of a cloud, before a run begins. */
export function announcement(opened: Opened): string {
  const { connectionId, initial, localSide } = opened;
  const { cases, puts } = outlookOf(opened);
  const name = JSON.stringify(initial['name'] ?? '');
  return `connection ${connectionId} ${name}, status ${String(initial['status'])}, IPv${localSide.family} by its ${localSide.by}: ${cases} cases, ${puts.least} to ${puts.most} updates\n`;
}

function duration(puts: number, milliseconds: number): string {
  const seconds = (puts * 2 * milliseconds) / 1000;
  const shown = seconds < 120 ? `${Math.ceil(seconds)} s` : `${Math.ceil(seconds / 60)} min`;
  return `At ${milliseconds} ms for a read, the median of five, that takes at least ${shown}: updates take longer than reads.`;
}

function feeling(felt: readonly string[]): string {
  if (felt.length === 0) return 'A tunnel feels nothing of it.';
  const down = felt.includes('admin_state_up') ? ' It goes down where admin_state_up is false.' : '';
  return `A tunnel feels ${felt.join(', ')}: it may be cut and negotiated anew many times.${down}`;
}
