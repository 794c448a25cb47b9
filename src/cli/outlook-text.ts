import { unfelt } from '../contract/contract.ts';
import { wrap } from '../report/wrap.ts';
import type { Opened } from '../run/opening.ts';
import { type Lane, outlookOf } from '../run/outlook.ts';
import { digestOf } from '../run/plan.ts';
import { shrinkAllowance } from '../run/run.ts';

/**
 * What a run would do, for people.
 * @param milliseconds that one request takes; undefined where that was not measured
 */
export function outlookText(opened: Opened, all: readonly Opened[] = [], milliseconds?: number): string {
  const { plan, target, second } = opened;
  const { cases, clauses, puts, writes, lanes = [] } = outlookOf(opened, all);
  const pace = plan.parameters.races ? 'a few at the same time' : 'one at a time';
  const quiet = unfelt(opened.contract);
  const felt = writes.filter((name) => !quiet.includes(name));
  return [
    `A run would ask ${target.url}`,
    ...(lanes.length > 0
      ? ['to update these connections side by side:', ...lanes.flatMap(laneLines)]
      : [
          `to update connection ${target.connectionId}${second ? '' : ':'}`,
          ...(second ? [`and connection ${second.connectionId}:`] : []),
        ]),
    '',
    ...wrap(
      `${cases} cases of ${clauses} clauses: profile ${plan.profile}, IPv${plan.parameters.family}, effort ${plan.effort}, seed ${plan.seed}. Plan ${digestOf(plan).slice(0, 12)}.`,
      '  ',
    ),
    ...wrap(
      `${puts.least} to ${puts.most} updates where all goes well, ${pace}${lanes.length > 0 ? ' for each connection' : ''}, most followed by a read. Where clauses fail, up to ${shrinkAllowance.requests} more, to find the smallest request that shows it, and ${shrinkAllowance.sequences} to find the shortest sequence.`,
      '  ',
    ),
    ...(milliseconds === undefined
      ? []
      : wrap(duration(puts.least / Math.max(1, lanes.length), milliseconds), '  ')),
    '',
    ...wrap(`It writes ${writes.join(', ') || 'nothing'}, and puts it back at the end.`, '  '),
    ...wrap(feeling(felt), '  '),
    '',
  ].join('\n');
}

function laneLines({ connection, second, cases, twins }: Lane): string[] {
  return [
    `  ${connection}: ${cases} cases${twins > 0 ? `, ${twins} valid updates to compare with` : ''}`,
    ...(second === undefined ? [] : [`    beside it ${second}`]),
  ];
}

/** One line about each connection of a cloud, before a run begins. */
export function announcement(all: readonly Opened[]): string {
  const [first] = all;
  if (!first) return '';
  const { cases, puts, lanes } = outlookOf(first, all);
  const updates = `${cases} cases, ${puts.least} to ${puts.most} updates`;
  const lines = all.map(({ connectionId, initial, localSide }, n) => {
    const name = JSON.stringify(initial['name'] ?? '');
    const asked = lanes ? `${lanes[n]?.cases} of ${cases} cases` : updates;
    return `connection ${connectionId} ${name}, status ${String(initial['status'])}, IPv${localSide.family} by its ${localSide.by}: ${asked}`;
  });
  return [...lines, ...(lanes ? [`side by side: ${updates}`] : []), ''].join('\n');
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
