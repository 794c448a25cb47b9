/** Text as Markdown that reads the same: nothing of it is markup, for Markdown or for Vue. */
export function prose(text: string): string {
  return text.replaceAll(/[\\`*_{}[\]<>|&#~]/g, (sign) => `&#${sign.charCodeAt(0)};`).replaceAll(/\s+/g, ' ');
}

/** Text as inline code, also in a cell of a table. */
export function code(text: string): string {
  const fence = text.includes('`') ? '``' : '`';
  const inner = text.replaceAll('|', '\\|').replaceAll('\n', ' ');
  return fence === '`' ? `\`${inner}\`` : `${fence} ${inner} ${fence}`;
}

/** A fenced block. */
export function block(language: string, text: string): string {
  return `\`\`\`${language}\n${text.replaceAll('```', '` ` `').trimEnd()}\n\`\`\``;
}
