import type { Json } from '../../model/json.ts';
import type { CaseRequest } from '../../model/plan.ts';
import type { ClauseResult, Counterexample, PageRow } from '../../model/report.ts';
import { deviationsIn } from '../deviation-words.ts';
import { sentLines } from '../request-line.ts';
import { ExactText } from './exact-text.tsx';
import { SignOf } from './sign.tsx';
import { Terms } from './terms.tsx';
import { count } from './words.ts';

/** A clause that failed, deviates or warned, with all that is needed to see it again. */
export function Card({ clause, page }: { readonly clause: ClauseResult; readonly page: readonly PageRow[] }) {
  const { id, level, verdict, title, says, source, counterexample, reason, cases } = clause;
  const row = page.find(({ anchor }) => anchor === source);
  return (
    <article class={`card ${verdict}`} id={`card/${id}`}>
      <header>
        <SignOf sign={verdict} /> <span class="level">{level}</span> <a href={`#${id}`}>{id}</a>
        <small>
          {cases.fail > 0 ? `${cases.fail} of ` : ''}
          {count(cases.total, 'case')}
        </small>
      </header>
      <h3>{title}</h3>
      <figure class="quote">
        <blockquote>{says}</blockquote>
        <figcaption>{row ? <a href={`#row-${source}`}>the page, line {row.line}</a> : source}</figcaption>
      </figure>
      {deviationsIn([clause]).map((row) => (
        <Terms row={row} />
      ))}
      {counterexample ? <Evidence example={counterexample} /> : <p>{reason}</p>}
    </article>
  );
}

function Evidence({ example }: { readonly example: Counterexample }) {
  const { given, request, steps, twin, expected, received, answer, changed, curl, replay } = example;
  const changes = Object.entries(changed);
  return (
    <>
      <dl class="contrast">
        <div>
          <dt>Expected</dt>
          <dd>{expected}</dd>
        </div>
        <div>
          <dt>Received</dt>
          <dd>{received}</dd>
        </div>
      </dl>
      {given && (
        <div>
          <h4>The connection before</h4>
          <ExactText text={JSON.stringify(given, null, 2)} />
        </div>
      )}
      <div class="pair">
        <div>
          <h4>The {steps ? 'shortest sequence' : 'smallest request'} that shows it</h4>
          {steps ? (
            <ExactText text={sentLines(example).join('\n')} />
          ) : (
            <RequestText request={request} {...(twin && { beside: twin })} />
          )}
        </div>
        {twin && (
          <div>
            <h4>Its valid twin, accepted in the same run</h4>
            <RequestText request={twin} beside={request} />
          </div>
        )}
      </div>
      <div class="pair">
        <div>
          <h4>
            The {steps && 'last '}answer{answer.status === undefined ? '' : `: ${answer.status}`}
          </h4>
          <Folded text={answerText(answer)} />
        </div>
        {changes.length > 0 && (
          <div>
            <h4>What changed in the connection</h4>
            <div class="diff">
              {changes.map(([name, { before, after }]) => (
                <p>
                  <del>
                    − {name}: {inline(before)}
                  </del>
                  <ins>
                    + {name}: {inline(after)}
                  </ins>
                </p>
              ))}
            </div>
          </div>
        )}
      </div>
      <details class="again">
        <summary>Ask it again</summary>
        <ExactText text={curl} />
        {replay !== '' && <ExactText text={replay} />}
      </details>
    </>
  );
}

/** A long body is closed until it is asked for, and stays so on paper. */
function Folded({ text }: { readonly text: string }) {
  const lines = text.split('\n').length;
  if (lines <= 14) return <ExactText text={text} />;
  return (
    <details class="fold">
      <summary>body of {lines} lines</summary>
      <ExactText text={text} />
    </details>
  );
}

function RequestText({ request, beside }: { readonly request: CaseRequest; readonly beside?: CaseRequest }) {
  const others = new Set(beside && bodyText(beside).split('\n'));
  const notes = [
    ...(request.token === 'none' ? ['without a token'] : []),
    ...(request.token === 'never-issued' ? ['with a token that was never issued'] : []),
    ...(request.token === 'other-project' ? ['with the token of another project'] : []),
    ...(request.token === 'reader' ? ['with the token of a reader'] : []),
    ...(request.connection === 'unknown' ? ['to an id that does not exist'] : []),
  ];
  return (
    <>
      {notes.length > 0 && <p class="notes">{notes.join(', ')}</p>}
      <ExactText text={bodyText(request)} marked={(line) => others.size > 0 && !others.has(line)} />
    </>
  );
}

function bodyText({ raw, body }: CaseRequest): string {
  return raw ?? (body === undefined ? '(no body)' : JSON.stringify(body, null, 2));
}

function answerText({ body, text, none }: Counterexample['answer']): string {
  if (none !== undefined) return `no answer: ${none}`;
  if (body !== undefined) return JSON.stringify(body, null, 2);
  return text === undefined || text === '' ? '(no body)' : text;
}

function inline(value: Json): string {
  return JSON.stringify(value);
}
