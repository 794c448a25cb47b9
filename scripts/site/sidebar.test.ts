import { readdirSync } from 'node:fs';
import { expect, test } from 'vitest';
import { markdownPages, routeOf } from './routes.ts';
import { groupsOf } from './sidebar.ts';

test('groups are headings with the first link of each row below them', () => {
  const text =
    '# All\n\n## One\n\n| page | answers |\n|---|---|\n| [A](clouds.md) | [B](b.md) |\n\n## Empty\n';
  expect(groupsOf(['docs/clouds.md'], text)).toEqual([
    { text: 'One', items: [{ text: 'A', link: '/docs/clouds' }] },
  ]);
});

test('every page of docs stands in the navigation', () => {
  const listed = groupsOf(markdownPages()).flatMap(({ items }) => items.map(({ link }) => link));
  const pages = readdirSync('docs').filter((name) => name.endsWith('.md') && name !== 'README.md');
  expect(listed).toEqual(expect.arrayContaining(pages.map((name) => routeOf(`docs/${name}`))));
});
