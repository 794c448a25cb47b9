import { createHash } from 'node:crypto';
import { renderToString } from 'preact-render-to-string';
import type { Report } from '../../model.ts';
import { Body } from './body.tsx';
import { style } from './style.ts';

/** Control characters, and those that turn the direction of a text: a target could hide words with them. */
const invisible = /(?![\n\t])[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu;

const styleDigest = createHash('sha256').update(style).digest('base64');

/**
 * The report as one HTML file: no script, nothing loaded, both colour schemes, phones and paper. Whatever a target
 * answered is text in it; its content security policy forbids everything but its own style sheet.
 */
export function htmlReport(report: Report): string {
  const where = report.target.embedded ? 'the embedded reference server' : report.target.url;
  const title = renderToString(<title>{`${report.verdict}: IPsec connection update on ${where}`}</title>);
  const body = renderToString(<Body report={report} />);
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'sha256-${styleDigest}'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
${spelt(title)}
<style>${style}</style>
</head>
${spelt(body)}
</html>
`;
}

function spelt(html: string): string {
  return html.replace(invisible, (character) => `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`);
}
