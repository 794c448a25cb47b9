import { conformanceTests } from 'vpnaas-conformance';

for (const { name, run } of conformanceTests({ effort: 'quick' })) it(name, run).timeout(60_000);
