/** The candidate that a misspelt word was probably meant to be: the same but for case and marks, or nearly so. */
export function nearest(word: string, candidates: readonly string[]): string | undefined {
  const plain = (text: string) => text.toLowerCase().replaceAll(/[^a-z0-9]/g, '');
  const same = candidates.find((one) => plain(one) === plain(word) && plain(one) !== '');
  if (same !== undefined) return same;
  const [best] = candidates
    .filter((one) => Math.abs(one.length - word.length) <= tolerance(one))
    .map((one) => ({ one, steps: distance(word.toLowerCase(), one.toLowerCase()) }))
    .sort((a, b) => a.steps - b.steps);
  return best && best.steps <= tolerance(best.one) ? best.one : undefined;
}

/** Letters of a word that may be wrong. */
function tolerance(word: string): number {
  return Math.max(1, Math.floor(word.length / 4));
}

/** Levenshtein's distance: letters to put in, take out or change. */
function distance(left: string, right: string): number {
  let row = Array.from({ length: right.length + 1 }, (_, index) => index);
  for (const [i, letter] of [...left].entries()) {
    const next = [i + 1];
    for (const [j, other] of [...right].entries()) {
      const changed = (row[j] ?? 0) + (letter === other ? 0 : 1);
      next.push(Math.min(changed, (row[j + 1] ?? 0) + 1, (next[j] ?? 0) + 1));
    }
    row = next;
  }
  return row.at(-1) ?? 0;
}
