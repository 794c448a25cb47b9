import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import shipped from '../../docs/selftest.json' with { type: 'json' };

const { economy, stages } = shipped;
const percent = Math.floor(economy.quick * 100);
const tried = (name: string) => stages.find((stage) => stage.name === name)?.tried;

test.each([
  [
    'self-test.md',
    `half of them within ${economy.median} cases and nine of ten within ${economy.ninetieth}; \`quick\` reports ${percent} % of them`,
  ],
  [
    'self-test.md',
    `Of the bodies that \`standard\` sends ${Math.floor(economy.distinct * 100)} % are distinct`,
  ],
  ['effort.md', `\`quick\` reports ${percent} % of the faults of the [self-test](self-test.md)`],
  [
    'quick-start.md',
    `tried on ${tried('faults')} faults, ${tried('clauses')} clauses, ${tried('controls')} controls, ${tried('null servers')} null servers, ${tried('weather')}`,
  ],
])('docs/%s says what docs/selftest.json counts: %s', (page, sentence) => {
  const text = readFileSync(new URL(`../../docs/${page}`, import.meta.url), 'utf8');
  expect(text.replaceAll(/\s+/g, ' ')).toContain(sentence);
});
