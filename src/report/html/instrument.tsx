import type { Report } from '../../model/report.ts';
import { meanings } from '../stage-meanings.ts';
import { grouped } from './words.ts';

/** How the kit itself was tried, and how often it was wrong. */
export function Instrument({ selftest, kit }: Pick<Report, 'selftest' | 'kit'>) {
  if (!selftest)
    return <p>This build of the kit carries no self-test that fits it, so nothing is claimed of it here.</p>;
  const wrong = selftest.stages.reduce((sum, stage) => sum + stage.wrong, 0);
  return (
    <>
      <p>
        {kit.name} {selftest.kit} was tried on servers whose faults are known, and on servers that have none.
        It was <strong>{wrong === 0 ? 'never wrong' : `${grouped(wrong)} times wrong`}</strong>.
      </p>
      <table class="plain">
        <caption>Self-test</caption>
        <thead>
          <tr>
            <th scope="col">Tried on</th>
            <th scope="col" class="number">
              Trials
            </th>
            <th scope="col" class="number">
              Wrong
            </th>
            <th scope="col">Right is</th>
          </tr>
        </thead>
        <tbody>
          {selftest.stages.map((stage) => (
            <tr>
              <th scope="row">{stage.name}</th>
              <td class="number">{grouped(stage.tried)}</td>
              <td class="number">{grouped(stage.wrong)}</td>
              <td>{meanings[stage.name]}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}
