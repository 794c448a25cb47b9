import { expect, test } from 'vitest';
import { siteLink } from './links.ts';

const pages = new Set(['README.md', 'CONTRIBUTING.md', 'docs/README.md', 'docs/clouds.md', 'spec/README.md']);

test.each([
  ['README.md', 'docs/clouds.md', '/docs/clouds'],
  ['docs/README.md', 'clouds.md#proxies', '/docs/clouds#proxies'],
  ['docs/clouds.md', '../README.md', '/'],
  ['docs/clouds.md', '../spec/README.md', '/spec/'],
  ['docs/clouds.md', '../spec/', '/spec/'],
  ['docs/clouds.md', '../CONTRIBUTING.md', '/contributing'],
  ['docs/clouds.md', '#here', '#here'],
  ['docs/clouds.md', 'https://example.org/a.md', 'https://example.org/a.md'],
  [
    'reports/README.md',
    'neutron-29.0.0/openstack-ipv4/report.json',
    '/reports/neutron-29.0.0/openstack-ipv4.html',
  ],
  ['reports/README.md', 'x/report.html', '/reports/x.html'],
])('in %s %s leads to %s', (page, href, target) => {
  expect(siteLink(page, href, pages)).toEqual({ href: target });
});

test('a file that is no page gets one', () => {
  expect(siteLink('docs/clouds.md', '../action.yml', pages)).toEqual({
    href: '/files/action-yml',
    file: 'action.yml',
  });
});

test('a link to what is not there is an error with its page', () => {
  expect(() => siteLink('docs/clouds.md', 'none.md', pages)).toThrow(
    'docs/clouds.md: "none.md" leads to docs/none.md',
  );
});
