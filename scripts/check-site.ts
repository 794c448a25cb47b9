/** Checks every link and anchor of the built site, and that its pages and styles load nothing from elsewhere. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { brokenLinks } from './site/built-links.ts';

const folder = 'site/dist';
const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((file) =>
  file.replaceAll('\\', '/'),
);
const pages = files
  .filter((file) => file.endsWith('.html'))
  .map((path) => ({ path, html: readFileSync(join(folder, path), 'utf8') }));
const broken = brokenLinks(pages, new Set(files), process.env['SITE_BASE']);
for (const file of files.filter((one) => one.endsWith('.css'))) {
  for (const [url] of readFileSync(join(folder, file), 'utf8').matchAll(
    /url\(["']?(https?:)?\/\/[^)]*\)|@import[^;]*/g,
  ))
    broken.push(`${file} loads ${url}`);
}
for (const line of broken) console.log(line);
console.log(`${folder}: ${pages.length} pages, ${broken.length} broken links`);
process.exitCode = broken.length === 0 && pages.length > 0 ? 0 : 1;
