/** What is different in every run, by the word that takes its place. */
const changing: readonly (readonly [RegExp, string])[] = [
  [/\b\d+(\.\d+)? s\b/g, 'N s'],
  [/\b127\.0\.0\.1:\d+/g, '127.0.0.1:PORT'],
  [/\d{4}-\d\d-\d\dT[\d:.]+Z/g, 'TIME'],
  [/\b[0-9a-f]{64}\b/g, 'DIGEST'],
  [/\bPlan [0-9a-f]{12}\b/g, 'Plan DIGEST'],
  [/(\btoken {2,}|\bOS_TOKEN=|"token":")[\w-]{20,}/g, '$1TOKEN'],
  [/("(?:seconds|ms)": ?)\d+(\.\d+)?/g, '$1N'],
  [/(\btime=")\d+(\.\d+)?/g, '$1N'],
];

/** Output without what differs from run to run: times, ports, digests, tokens; trailing white space is dropped. */
export function normalized(text: string): string {
  const plain = changing.reduce((rest, [pattern, word]) => rest.replaceAll(pattern, word), text);
  return plain.replace(/[ \t]+$/gm, '').trimEnd();
}

/** Says whether a command printed what a page shows. A line `...` stands for any number of lines. */
export function printsAs(shown: readonly string[], output: string): boolean {
  const lines = normalized(shown.join('\n')).split('\n');
  const pattern = lines.map((line) => (line === '...' ? '(?:.*\\n)*?' : `${escaped(line)}\\n`)).join('');
  return new RegExp(`^${pattern}$`).test(`${normalized(output)}\n`);
}

function escaped(text: string): string {
  return text.replaceAll(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
}
