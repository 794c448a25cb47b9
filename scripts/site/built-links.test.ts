import { expect, test } from 'vitest';
import { brokenLinks } from './built-links.ts';

const other = { path: 'b/c.html', html: '<h1 id="d">x</h1>' };
const files = new Set(['index.html', 'b/c.html', 'b/index.html', 'style.css']);

function broken(html: string, base?: string) {
  return brokenLinks([{ path: 'index.html', html }, other], files, base);
}

test.each([
  '<a href="/b/c.html">',
  '<a class="x" href="/b/c.html#d">',
  '<a href="b/c.html?x=1#d">',
  '<a href="/b/">',
  '<a href="#here"><p id="here">',
  '<a href="https://example.org/none">',
  '<link rel="stylesheet" href="/style.css">',
  '<link rel="icon" href="data:image/svg+xml,x">',
])('%s is in order', (html) => {
  expect(broken(html)).toEqual([]);
});

test.each([
  ['<a href="/none.html">', 'index.html: /none.html is not there'],
  ['<a href="/b/c.html#e">', 'index.html: /b/c.html#e has no such anchor'],
  ['<a href="#none">', 'index.html: #none has no such anchor'],
  ['<script type="module" src="/none.js">', 'index.html: /none.js is not there'],
  ['<script src="https://example.org/a.js">', 'index.html loads https://example.org/a.js'],
  ['<link rel="stylesheet" href="//example.org/a.css">', 'index.html loads //example.org/a.css'],
  ['<img src="http://example.org/a.png">', 'index.html loads http://example.org/a.png'],
])('%s is broken', (html, complaint) => {
  expect(broken(html)).toContain(complaint);
});

test('a base is in front of every link', () => {
  expect(broken('<a href="/kit/b/c.html#d">', '/kit/')).toEqual([]);
  expect(broken('<a href="/kit/none.html">', '/kit/')).toEqual(['index.html: /kit/none.html is not there']);
});
