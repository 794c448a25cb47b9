import { renderToString } from 'preact-render-to-string';
import type { Report } from '../model/report.ts';
import type { Overall } from '../model/verdict.ts';
import { overallWords } from './overall-words.ts';

const label = 'IPsec update';
const colours: Readonly<Record<Overall, string>> = {
  conformant: '#17694a',
  'conformant-with-deviations': '#0f5468',
  'non-conformant': '#b3211a',
  incomplete: '#5b3fa3',
};

/** Pixels of a text in 11 pixel sans; `textLength` makes it so in every font. */
const widthOf = (text: string) => Math.round(text.length * 6.6);

/** The verdict as an SVG badge of 20 pixels height: its word says it, its colour repeats it. */
export function badge({ verdict }: Report): string {
  const word = overallWords[verdict];
  const left = widthOf(label) + 12;
  const right = widthOf(word) + 12;
  const width = left + right;
  const svg = (
    <svg
      xmlns="http://www.w3.org/2000/svg"
      width={width}
      height="20"
      viewBox={`0 0 ${width} 20`}
      role="img"
      aria-label={`${label}: ${word}`}
    >
      <title>{`${label}: ${word}`}</title>
      <rect width={width} height="20" rx="3" fill="#3b4148" />
      <path
        d={`M${left} 0h${right - 3}a3 3 0 0 1 3 3v14a3 3 0 0 1-3 3h-${right - 3}z`}
        fill={colours[verdict]}
      />
      <g fill="#fff" font-family="Verdana,Geneva,DejaVu Sans,sans-serif" font-size="11">
        <text x="6" y="14" textLength={left - 12}>
          {label}
        </text>
        <text x={left + 6} y="14" textLength={right - 12}>
          {word}
        </text>
      </g>
    </svg>
  );
  return `${renderToString(svg)}\n`;
}
