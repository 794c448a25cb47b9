/** What one tool saw in all servers. */
export interface Score {
  readonly tool: string;
  readonly faults: number;
  /** Faults that it did not complain of. */
  readonly missed: readonly string[];
  readonly lawful: number;
  /** Servers that obey the page and were complained of, with the complaints. */
  readonly accused: readonly string[];
  readonly requests: number;
  readonly seconds: number;
}

/** The scores as a Markdown table. */
export function scoreTable(scores: readonly Score[]): string {
  const rows = scores.map(({ tool, faults, missed, lawful, accused, requests, seconds }) => [
    tool,
    `${faults - missed.length} of ${faults} (${Math.round(((faults - missed.length) / faults) * 100)} %)`,
    `${accused.length} of ${lawful}`,
    String(requests),
    String(seconds),
  ]);
  const head = ['tool', 'faults caught', 'false alarms', 'requests', 'seconds'];
  return [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |\n`).join('');
}
