import { run } from 'vpnaas-conformance';

for await (const event of run({ effort: 'quick' })) {
  if (event.type === 'verdict' && event.clause.verdict === 'fail') console.log(event.clause.id);
  if (event.type === 'end') console.log(event.report.verdict);
}
