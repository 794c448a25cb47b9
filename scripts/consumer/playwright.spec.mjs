import { test } from '@playwright/test';
import { conformanceTests } from 'vpnaas-conformance';

for (const { name, run } of conformanceTests({ effort: 'quick' })) test(name, run);
