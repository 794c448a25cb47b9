import { posix } from 'node:path';

/** A page of the built site: its path from the root, and its HTML. */
export interface Built {
  readonly path: string;
  readonly html: string;
}

/**
 * What is wrong with the links of a built site: a target or an anchor that is not there, and whatever is loaded from
 * another host. Links that only lead to other hosts are not followed.
 * @param files paths of all files
 */
export function brokenLinks(pages: readonly Built[], files: ReadonlySet<string>, base = '/'): string[] {
  const ids = new Map(pages.map(({ path, html }) => [path, idsOf(html)]));
  return pages.flatMap(({ path, html }) => [
    ...loads(html)
      .filter((url) => /^(https?:)?\/\//.test(url))
      .map((url) => `${path} loads ${url}`),
    ...[...loads(html), ...hrefs(html)].flatMap((url) => {
      const target = targetOf(path, url, base);
      if (!target) return [];
      if (!files.has(target.path)) return [`${path}: ${url} is not there`];
      const anchors = ids.get(target.path);
      return target.anchor === '' || !anchors || anchors.has(target.anchor)
        ? []
        : [`${path}: ${url} has no such anchor`];
    }),
  ]);
}

function targetOf(page: string, url: string, base: string): { path: string; anchor: string } | undefined {
  if (/^([a-z][a-z0-9+.-]*:|\/\/)/i.test(url)) return undefined;
  const [before = '', anchor = ''] = url.split('#');
  const place = decodeURIComponent(before.split('?')[0] ?? '');
  const absolute = place.startsWith(base) ? place.slice(base.length) : posix.join(posix.dirname(page), place);
  const path = place === '' ? page : absolute;
  return {
    path: path === '' || path.endsWith('/') ? `${path}index.html` : path,
    anchor: decodeURIComponent(anchor),
  };
}

function idsOf(html: string): ReadonlySet<string> {
  return new Set(attributes(html, /<[^>]*?\sid="([^"]*)"/g));
}

function hrefs(html: string): string[] {
  return attributes(html, /<a\s[^>]*?\bhref="([^"]*)"/g);
}

/** What the browser fetches by itself. */
function loads(html: string): string[] {
  return [
    ...attributes(html, /<(?:script|img|iframe|source)\s[^>]*?\bsrc="([^"]*)"/g),
    ...attributes(html, /<link\s[^>]*?\bhref="([^"]*)"/g),
  ];
}

function attributes(html: string, pattern: RegExp): string[] {
  return [...html.matchAll(pattern)].map(([, value = '']) => value.replaceAll('&amp;', '&'));
}
