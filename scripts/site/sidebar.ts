import { readFileSync } from 'node:fs';
import { marked, type Token } from 'marked';
import { siteLink } from './links.ts';

/** A group of the site's navigation. */
export interface Group {
  readonly text: string;
  readonly items: readonly { readonly text: string; readonly link: string }[];
}

const contents = 'docs/README.md';

/** The groups of `docs/README.md`: a heading, and the first link of each row of the tables below it. */
export function groupsOf(pages: readonly string[], markdown = readFileSync(contents, 'utf8')): Group[] {
  const known = new Set(pages);
  const groups: { text: string; items: { text: string; link: string }[] }[] = [];
  for (const token of marked.lexer(markdown)) {
    if (token.type === 'heading' && token.depth === 2) groups.push({ text: token.text, items: [] });
    if (token.type !== 'table') continue;
    for (const [first] of token.rows) {
      const link = (first?.tokens ?? []).find((one: Token) => one.type === 'link');
      if (link?.type === 'link')
        groups.at(-1)?.items.push({ text: link.text, link: siteLink(contents, link.href, known).href });
    }
  }
  return groups.filter(({ items }) => items.length > 0);
}
