import { existsSync } from 'node:fs';
import { posix } from 'node:path';
import { fileRouteOf, routeOf } from './routes.ts';

/** Where a link of a repository's page leads on the site. */
export interface SiteLink {
  /** Route with anchor; the link itself where it leads out of the repository or stays on its page. */
  readonly href: string;
  /** The path in the repository of a file that is no page: the site needs a page for it. */
  readonly file?: string;
}

/**
 * What a link of a Markdown page has to be on the site.
 * @param page path of the page in the repository
 * @param pages paths of all pages
 * @throws Error for a link to what is not there
 */
export function siteLink(page: string, href: string, pages: ReadonlySet<string>): SiteLink {
  if (/^([a-z][a-z0-9+.-]*:|#|\/)/i.test(href)) return { href };
  const [path = '', anchor] = href.split('#');
  const target = posix.join(posix.dirname(page), decodeURIComponent(path)).replace(/\/$/, '');
  const hash = anchor === undefined ? '' : `#${anchor}`;
  const index = posix.join(target, 'README.md');
  if (pages.has(target)) return { href: routeOf(target) + hash };
  if (pages.has(index)) return { href: routeOf(index) + hash };
  const report = /^(reports\/.+)\/report\.(?:json|html)$/.exec(target)?.[1];
  if (report !== undefined) return { href: `/${report}.html` };
  if (!existsSync(target)) throw new Error(`${page}: "${href}" leads to ${target}, which is not there`);
  return { href: fileRouteOf(target) + hash, file: target };
}
