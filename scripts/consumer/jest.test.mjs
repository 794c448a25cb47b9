import { conformanceTests } from 'vpnaas-conformance';

for (const { name, run } of conformanceTests({ effort: 'quick' }, { notAsked: 'pass' }))
  test(name, run, 60_000);
