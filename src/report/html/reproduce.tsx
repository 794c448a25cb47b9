import type { Report } from '../../model/report.ts';
import { ExactText } from './exact-text.tsx';

/** The command that asks the same again, and the digests that say whether it is the same. */
export function Reproduce({ report }: { readonly report: Report }) {
  const { plan, kit } = report;
  return (
    <>
      <p>
        With {kit.name} {kit.version} and the same connection, this command makes the same plan. The token is
        read from <code>OS_TOKEN</code>.
      </p>
      <ExactText text={commandOf(report)} />
      <dl class="digests">
        <div>
          <dt>Plan (sha256)</dt>
          <dd>
            <code>{plan.digest}</code>
          </dd>
        </div>
        <div>
          <dt>Contract (sha256)</dt>
          <dd>
            <code>{plan.contract}</code>
          </dd>
        </div>
      </dl>
    </>
  );
}

/** The command line of a run, ready for a shell, one option to a line. */
export function commandOf({ kit, target, profile, plan, run }: Report): string {
  const words: readonly (readonly string[])[] = [
    [kit.name, 'run', ...(target.embedded ? [] : [target.url])],
    ...(target.embedded ? [] : [['--connection', target.connection]]),
    ...(target.second === undefined || target.embedded ? [] : [['--second-connection', target.second]]),
    ...(target.races && !target.embedded ? [['--races']] : []),
    ['--profile', profile.name],
    ['--family', String(target.family)],
    ...(target.fqdn === undefined || target.embedded ? [] : [['--fqdn', target.fqdn]]),
    ['--seed', String(plan.seed)],
    ['--effort', plan.effort],
    ...(run.repeat > 1 ? [['--repeat', String(run.repeat)]] : []),
    ...(plan.only ? [['--only', ...plan.only]] : []),
  ];
  return words.map((line) => line.map(quoted).join(' ')).join(' \\\n  ');
}

function quoted(word: string): string {
  return /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`;
}
