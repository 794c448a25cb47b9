/** What `site/.vitepress/config.mjs` takes from here: links, anchors and navigation. */
import { clauseSidebars } from './clause-index.ts';
import { clauseIds } from './clauses.ts';
import { type MarkdownIt, siteMarkdown } from './markdown.ts';
import { markdownPages } from './routes.ts';
import { type Group, groupsOf } from './sidebar.ts';

export { slugify } from './slug.ts';

const pages = markdownPages();
const clauses = clauseIds();

/** A plugin of markdown-it for all pages. */
export const links: (md: MarkdownIt) => void = siteMarkdown(pages, new Set(clauses));

const reference: Group = {
  text: 'Reference',
  items: [
    { text: 'Clauses', link: '/clauses/' },
    { text: 'API', link: '/api/' },
    { text: 'Findings about the page', link: '/spec/findings' },
  ],
};

const entries = ['arbitraries', 'validate', 'vitest', 'suites', 'reference'];

const api: readonly Group[] = [
  {
    text: 'API',
    items: [
      { text: 'vpnaas-conformance', link: '/api/vpnaas-conformance' },
      ...entries.map((entry) => ({ text: `…/${entry}`, link: `/api/vpnaas-conformance/${entry}` })),
    ],
  },
  { text: 'How it is used', items: [{ text: 'Library', link: '/docs/library' }] },
];

/** Navigation by the beginning of the path. */
export const sidebar: Readonly<Record<string, readonly Group[]>> = {
  ...clauseSidebars(clauses),
  '/api/': api,
  '/': [...groupsOf(pages), reference],
};
