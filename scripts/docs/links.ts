import GithubSlugger from 'github-slugger';
import { marked, type Token } from 'marked';

/** The links of a Markdown page, as they are written. */
export function linksOf(markdown: string): string[] {
  const links: string[] = [];
  marked.walkTokens(marked.lexer(markdown), (token) => {
    if (token.type === 'link' || token.type === 'image') links.push(token.href);
  });
  return links;
}

/** The anchors of a Markdown page: those of its headings, as code hosts make them, and those that it sets itself. */
export function anchorsOf(markdown: string): Set<string> {
  const slugger = new GithubSlugger();
  const anchors = new Set<string>();
  marked.walkTokens(marked.lexer(markdown), (token) => {
    if (token.type === 'heading') anchors.add(slugger.slug(textOf(token.tokens ?? [])));
    if (token.type !== 'html') return;
    for (const [, id = ''] of token.raw.matchAll(/\sid="([^"]+)"/g)) anchors.add(id);
  });
  return anchors;
}

/** The text of a heading, without its markup. */
function textOf(tokens: readonly Token[]): string {
  return tokens
    .map((token) =>
      'tokens' in token && token.tokens ? textOf(token.tokens) : 'text' in token ? token.text : '',
    )
    .join('');
}
