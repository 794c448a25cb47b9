import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { expect, test } from 'vitest';
import type { Report } from '../model/report.ts';
import type { Overall } from '../model/verdict.ts';
import { badge } from './badge.tsx';

const verdicts: readonly Overall[] = [
  'conformant',
  'conformant-with-deviations',
  'non-conformant',
  'incomplete',
];

test.each(verdicts)('a badge says %s', (verdict) => {
  const words = verdict.replaceAll('-with-', ' with ');
  const svg = badge({ verdict } as Report);
  expect(XMLValidator.validate(svg)).toBe(true);
  const image = new XMLParser({ ignoreAttributes: false, attributeNamePrefix: '' }).parse(svg).svg;
  expect(image).toMatchObject({
    xmlns: 'http://www.w3.org/2000/svg',
    height: '20',
    'aria-label': `IPsec update: ${words}`,
    title: `IPsec update: ${words}`,
  });
  expect(image.g.text.map((text: Record<string, string>) => text['#text'])).toEqual(['IPsec update', words]);
  const [, word] = image.g.text;
  expect(Number(word.x) + Number(word.textLength) + 6).toBe(Number(image.width));
});

test('each verdict has a colour of its own', () => {
  const colours = verdicts.map(
    (verdict) => badge({ verdict } as Report).match(/<path[^>]*fill="(#\w{6})"/)?.[1],
  );
  expect(new Set(colours).size).toBe(4);
});
