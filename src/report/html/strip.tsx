import type { Survey } from '../../model/report.ts';
import { SignShape } from './sign.tsx';
import { count } from './words.ts';

const columns = 36;
const pitch = 8;

/** How a case is drawn from its upper left corner; each letter of a survey has a shape of its own. */
const shapes = [
  { letter: 'p', sign: 'pass', word: 'pass', shape: 'h6v6h-6z' },
  { letter: 'f', sign: 'fail', word: 'fail', shape: 'l6 6m0-6l-6 6' },
  { letter: 'w', sign: 'warn', word: 'warn', shape: 'm3 0l3 6h-6z' },
  { letter: 'i', sign: 'inconclusive', word: 'open', shape: 'm.6.6h4.8v4.8h-4.8z' },
] as const;

/** Every case as a small square, by the clause that it was made for. */
export function Strip({ cases }: Pick<Survey, 'cases'>) {
  return (
    <>
      <p class="legend">
        {shapes.map(({ sign, word, shape }) => (
          <span>
            <svg class="squares" aria-hidden="true" viewBox="0 0 8 8" width="14" height="14">
              <path class={sign} d={`M1 1${shape}`} />
            </svg>{' '}
            {word}
          </span>
        ))}
      </p>
      <ul class="strip">
        {Object.entries(cases).map(([id, letters]) => (
          <li>
            <p>
              <a href={`#${id}`}>{id}</a>
              <small>{tally(letters)}</small>
              {letters.includes('f') && <SignShape sign="fail" />}
            </p>
            <Squares letters={letters} />
          </li>
        ))}
      </ul>
    </>
  );
}

function Squares({ letters }: { readonly letters: string }) {
  const places = [...letters].map((letter, index) => {
    const corner = `M${(index % columns) * pitch + 1} ${Math.floor(index / columns) * pitch + 1}`;
    return { letter, corner };
  });
  const rows = Math.ceil(letters.length / columns);
  const width = columns * pitch;
  return (
    <svg
      class="squares"
      aria-hidden="true"
      viewBox={`0 0 ${width} ${rows * pitch}`}
      width={width}
      height={rows * pitch}
    >
      {shapes.map(({ letter, sign, shape }) => {
        const drawn = places.filter((place) => place.letter === letter);
        return (
          drawn.length > 0 && <path class={sign} d={drawn.map(({ corner }) => corner + shape).join('')} />
        );
      })}
    </svg>
  );
}

function tally(letters: string): string {
  const others = shapes
    .filter(({ letter }) => letter !== 'p')
    .map(({ letter, word }) => [letters.split(letter).length - 1, word] as const)
    .filter(([times]) => times > 0)
    .map(([times, word]) => `${times} ${word}`);
  return [count(letters.length, 'case'), ...others].join(', ');
}
