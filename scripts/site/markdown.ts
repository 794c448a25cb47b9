import { siteLink } from './links.ts';
import { clauseRouteOf, fileOfRoute, routeOf } from './routes.ts';

/** What of a token of markdown-it is used here. */
export interface Token {
  readonly type: string;
  readonly content: string;
  readonly children: Token[] | null;
  attrGet(name: string): string | null;
  attrSet(name: string, value: string): void;
}

/** What of a state of markdown-it's core rules is used here. */
export interface State {
  readonly tokens: Token[];
  readonly env: { readonly relativePath?: string };
  readonly Token: new (type: string, tag: string, nesting: 1 | 0 | -1) => Token;
}

/** What of markdown-it is used here. */
export interface MarkdownIt {
  readonly core: { readonly ruler: { push(name: string, rule: (state: State) => void): void } };
}

/**
 * A plugin of markdown-it: links between pages of the repository become links between pages of the site, and the id of
 * a clause, where it stands as code, a link to its page.
 */
export function siteMarkdown(pages: readonly string[], clauses: ReadonlySet<string>) {
  const known = new Set(pages);
  const pageOf = new Map(pages.map((page) => [fileOfRoute(routeOf(page)), page]));
  return (md: MarkdownIt): void =>
    md.core.ruler.push('site-links', ({ tokens, env, Token }) => {
      const page = pageOf.get(env.relativePath ?? '');
      for (const token of tokens) {
        if (token.type === 'table_open') token.attrSet('tabindex', '0');
        if (!token.children) continue;
        for (const child of token.children) if (page !== undefined) relink(child, page, known);
        if (page !== undefined)
          token.children.splice(0, Infinity, ...withClauses(token.children, clauses, Token));
      }
    });
}

function relink(token: Token, page: string, pages: ReadonlySet<string>): void {
  const href = token.type === 'link_open' ? token.attrGet('href') : null;
  if (href === null) return;
  const link = siteLink(page, href, pages);
  token.attrSet('href', link.href);
  if (link.href.startsWith('/reports/') && link.href.endsWith('.html')) token.attrSet('target', '_self');
}

function withClauses(tokens: readonly Token[], clauses: ReadonlySet<string>, Token: State['Token']): Token[] {
  let inside = 0;
  return tokens.flatMap((token) => {
    if (token.type === 'link_open') inside++;
    if (token.type === 'link_close') inside--;
    if (token.type !== 'code_inline' || inside > 0 || !clauses.has(token.content)) return [token];
    const open = new Token('link_open', 'a', 1);
    open.attrSet('href', clauseRouteOf(token.content));
    return [open, token, new Token('link_close', 'a', -1)];
  });
}
