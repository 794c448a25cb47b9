import { defineConfig } from 'vitepress';
import { links, sidebar, slugify } from '../../dist/scripts/site/vitepress.js';

const icon =
  '%3Csvg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 16"%3E%3Cpath d="M2 8l4 4 8-8" fill="none" stroke="%23175cd3" stroke-width="3"/%3E%3C/svg%3E';

/** Run in the repository, after the build and `dist/scripts/write-site.js`: see `scripts/site/build.sh`. */
export default defineConfig({
  title: 'vpnaas-conformance',
  description: 'Does this cloud update an IPsec connection the way its API page says, and can you prove it?',
  lang: 'en',
  base: process.env.SITE_BASE ?? '/',
  head: [['link', { rel: 'icon', href: `data:image/svg+xml,${icon}` }]],
  srcDir: 'pages',
  outDir: 'dist',
  cacheDir: 'cache',
  // The links of the built site are checked, with their anchors, by dist/scripts/check-site.js.
  ignoreDeadLinks: true,
  // The index of the search has all pages on purpose, and is loaded with the first search.
  vite: { build: { chunkSizeWarningLimit: 2000 } },
  markdown: {
    config: (md) => md.use(links),
    anchor: { slugify },
    theme: { light: 'github-light-high-contrast', dark: 'github-dark-high-contrast' },
  },
  themeConfig: {
    search: { provider: 'local' },
    nav: [
      { text: 'Quick start', link: '/docs/quick-start' },
      { text: 'Documentation', link: '/docs/' },
      { text: 'Clauses', link: '/clauses/' },
      { text: 'API', link: '/api/' },
    ],
    sidebar,
    outline: { level: [2, 3] },
  },
});
