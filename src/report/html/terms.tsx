import { deviationWords, type WithDeviation } from '../deviation-words.ts';
import { capital } from './words.ts';

/** A deviation: what became of it, who answers for it and why, and how long it holds. */
export function Terms({ row }: { readonly row: WithDeviation }) {
  const { state, reason, owner, link, created, expires, productVersions } = row.deviation;
  const releases = productVersions.includes('*') ? 'all' : productVersions.join(', ');
  return (
    <dl class={`terms ${state}`}>
      <div>
        <dt>Deviation</dt>
        <dd>
          <strong>{capital(deviationWords(row))}</strong>
        </dd>
      </div>
      <div>
        <dt>Because</dt>
        <dd>{reason}</dd>
      </div>
      <div>
        <dt>Owner</dt>
        <dd>
          {owner}, <a href={link}>{link}</a>
        </dd>
      </div>
      <div>
        <dt>Holds</dt>
        <dd>
          from {created} to {expires}; releases: {releases}
        </dd>
      </div>
    </dl>
  );
}
