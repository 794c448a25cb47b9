import { createHash } from 'node:crypto';
import type { VNode } from 'preact';
import { renderToString } from 'preact-render-to-string';

/** Control characters, and those that turn the direction of a text: a target could hide words with them. */
const invisible = /(?![\n\t])[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu;

/**
 * One HTML file: no script, nothing loaded. Whatever a target answered is text in it; its content security policy
 * forbids everything but its own style sheet.
 */
export function htmlDocument(title: string, body: VNode, style: string): string {
  const digest = createHash('sha256').update(style).digest('base64');
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'sha256-${digest}'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
${spelt(renderToString(<title>{title}</title>))}
<style>${style}</style>
</head>
${spelt(renderToString(body))}
</html>
`;
}

function spelt(html: string): string {
  return html.replace(invisible, (character) => `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`);
}
