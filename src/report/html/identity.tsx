import type { ComponentChildren } from 'preact';
import type { Report } from '../../model/report.ts';
import { count, grouped, moment } from './words.ts';

/** Who was asked what, when and by which kit; what a report does not know has no row. */
export function Identity({ report }: { readonly report: Report }) {
  const { kit, plan, profile, run, target } = report;
  const rows: readonly (readonly [string, ComponentChildren])[] = [
    ['Target', target.embedded ? 'the embedded reference server' : <code>{target.url}</code>],
    ['Connection', <code>{target.connection}</code>],
    ...(target.second === undefined ? [] : [['Second connection', <code>{target.second}</code>] as const]),
    ...(target.productVersion === undefined ? [] : [['Release', target.productVersion] as const]),
    ['Afterwards', afterwards(report)],
    ['Profile', `${profile.title} (${profile.name}), IPv${target.family}`],
    [
      'Asked',
      `${count(plan.cases, 'case')}, effort ${plan.effort}, seed ${plan.seed}${run.repeat > 1 ? `, ${run.repeat} times` : ''}`,
    ],
    ...(plan.only ? [['Only', <code>{plan.only.join(' ')}</code>] as const] : []),
    ...(report.shard ? [['Shard', `${report.shard.index} of ${report.shard.of}`] as const] : []),
    ...(report.merged ? [['Merged', `from ${count(report.merged.length, 'shard')}`] as const] : []),
    ['Sent', `${count(run.puts, 'update')} in ${grouped(run.seconds)} s${retried(report)}`],
    ['When', <Times run={run} />],
    ['Kit', `${kit.name} ${kit.version} on Node ${kit.node}`],
    ['Plan', <code title={plan.digest}>{plan.digest.slice(0, 12)}</code>],
  ];
  return (
    <dl class="identity">
      {rows.map(([name, value]) => (
        <div>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

function Times({ run: { startedAt, finishedAt } }: Pick<Report, 'run'>) {
  if (finishedAt === undefined) return <time dateTime={startedAt}>{moment(startedAt)} UTC</time>;
  const [begun, ended] = [moment(startedAt), moment(finishedAt)];
  const sameDay = begun.slice(0, 10) === ended.slice(0, 10);
  return (
    <>
      <time dateTime={startedAt}>{begun}</time> to{' '}
      <time dateTime={finishedAt}>{sameDay ? ended.slice(11) : ended}</time> UTC
    </>
  );
}

function afterwards({ target, run }: Report): string {
  if (target.restored) return 'as it was before the run';
  if (target.lost.length > 0) return `not restored: ${target.lost.join(', ')}`;
  return run.finishedAt === undefined ? 'not known: the run has not ended' : 'not read back';
}

function retried({ run }: Report): string {
  const times = run.disturbances.reduce((sum, one) => sum + one.times, 0);
  return times === 0 ? '' : `, ${times} retried (${run.disturbances.map(({ what }) => what).join(', ')})`;
}
