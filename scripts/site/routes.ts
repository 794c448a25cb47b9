import { execFileSync } from 'node:child_process';

/** The Markdown pages of the repository, by path. */
export function markdownPages(): string[] {
  const listed = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard', '*.md']);
  return [...new Set(listed.toString('utf8').trim().split('\n'))].sort();
}

/** Where the site shows a Markdown page of the repository: `docs/clouds.md` at `/docs/clouds`, `docs/README.md` at `/docs/`. */
export function routeOf(page: string): string {
  const route = `/${page.replace(/\.md$/, '')}`;
  if (route.endsWith('/README')) return route.slice(0, -'README'.length);
  return route.lastIndexOf('/') === 0 ? route.toLowerCase() : route;
}

/** Where the site shows a file that is no page, or a folder. */
export function fileRouteOf(path: string): string {
  return `/files/${path.replaceAll('.', '-')}`;
}

/** Where the site shows a clause. */
export function clauseRouteOf(id: string): string {
  return `/clauses/${id}`;
}

/** The file that VitePress makes a route of, inside the folder of pages. */
export function fileOfRoute(route: string): string {
  return `${route.slice(1)}${route.endsWith('/') ? 'index' : ''}.md`;
}
