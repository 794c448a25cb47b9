/** Prints how many changes of each file of a folder were tried, and noticed: `node scripts/mutation/score.mjs contract`. */
import { readdirSync, readFileSync } from 'node:fs';

const [folder] = process.argv.slice(2);
const reports = `reports/local/mutation/${folder}`;
const noticed = ['Killed', 'Timeout'];
/** Changes after which nothing can run are no changes that were tried. */
const tried = [...noticed, 'Survived', 'NoCoverage'];
const total = { changes: 0, noticed: 0 };
const score = ({ changes, noticed: seen }) => `${((100 * seen) / changes).toFixed(1)} %`;

console.log('| file | changes | noticed | score |\n|---|---|---|---|');
for (const name of readdirSync(reports).filter((one) => one.endsWith('.ts.json'))) {
  const { files } = JSON.parse(readFileSync(`${reports}/${name}`, 'utf8'));
  const mutants = Object.values(files)
    .flatMap((file) => file.mutants)
    .filter(({ status }) => tried.includes(status));
  if (mutants.length === 0) continue;
  const one = {
    changes: mutants.length,
    noticed: mutants.filter(({ status }) => noticed.includes(status)).length,
  };
  total.changes += one.changes;
  total.noticed += one.noticed;
  console.log(`| ${name.replace('.json', '')} | ${one.changes} | ${one.noticed} | ${score(one)} |`);
}
console.log(`| all | ${total.changes} | ${total.noticed} | ${score(total)} |`);
