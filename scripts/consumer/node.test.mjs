import { test } from 'node:test';
import { conformanceTests } from 'vpnaas-conformance';

for (const { name, run } of conformanceTests({ effort: 'quick' })) test(name, run);
