import { existsSync, readFileSync } from 'node:fs';
import { posix } from 'node:path';
import { expect, test } from 'vitest';
import { markdownPages } from '../site/routes.ts';
import { anchorsOf, linksOf } from './links.ts';

test('the anchors of headings are those of code hosts', () => {
  const text =
    '# One `two`\n\n## 1. Three, four!\n\n## One two\n\n<a id="five"></a>\n\n```sh\n# no heading\n```\n';
  expect([...anchorsOf(text)]).toEqual(['one-two', '1-three-four', 'one-two-1', 'five']);
});

test('links are found in tables and in text, not in code', () => {
  expect(linksOf('[a](b.md#c)\n\n| x |\n|---|\n| [d](e) |\n\n`[f](g)`\n')).toEqual(['b.md#c', 'e']);
});

const pages = markdownPages();
const anchors = new Map(pages.map((page) => [page, anchorsOf(readFileSync(page, 'utf8'))]));

test.each(pages)('every link of %s leads somewhere', (page) => {
  const dead = linksOf(readFileSync(page, 'utf8')).filter((link) => {
    if (/^[a-z]+:/.test(link)) return false;
    const [path = '', anchor] = link.split('#');
    const target = path === '' ? page : posix.join(posix.dirname(page), path);
    return !existsSync(target) || (anchor !== undefined && !anchors.get(target)?.has(anchor));
  });
  expect(dead).toEqual([]);
});
