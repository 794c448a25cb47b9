import { marked } from 'marked';
import { expect, test } from 'vitest';
import { block, code, prose } from './prose.ts';

test.each([
  'in the form <net_address>/<prefix>for the peer side',
  'a *b* _c_ `d` [e](f) ~~g~~ # h | i \\ j & k {{ l }}',
])('%s reads the same after Markdown', (text) => {
  const html = marked.parse(prose(text)) as string;
  const shown = html
    .replaceAll(/<\/?p>|\n/g, '')
    .replaceAll(/&#(\d+);/g, (_, point) => String.fromCharCode(Number(point)))
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');
  expect(shown).toBe(text);
});

test('code keeps bars in tables, and backticks', () => {
  expect(code('a|b')).toBe('`a\\|b`');
  expect(code('a`b')).toBe('`` a`b ``');
});

test('a block cannot be ended by what is in it', () => {
  expect(block('text', 'a\n```\nb').split('```')).toHaveLength(3);
});
