import fc from 'fast-check';
import { type ConformanceEvent, conformanceTests, plan, type Report, run } from 'vpnaas-conformance';
import { breakingBodies, updateSequences, validBodies } from 'vpnaas-conformance/arbitraries';
import { faults, type ReferenceServer, startReferenceServer } from 'vpnaas-conformance/reference';
import { updateConnection } from 'vpnaas-conformance/suites';
import { requestViolations, type Violation } from 'vpnaas-conformance/validate';

export async function verdictOf(server: ReferenceServer): Promise<Report['verdict'] | undefined> {
  const { url, token, connections } = server;
  for await (const event of run({ url, token, connection: connections.ipv4, effort: 'quick' })) {
    const kind: ConformanceEvent['type'] = event.type;
    if (kind === 'end' && event.type === 'end') return event.report.verdict;
  }
  return undefined;
}

const server = await startReferenceServer({ faults: ['mtu-67-accepted'] });
const verdict = await verdictOf(server);
await server.close();
if (verdict !== 'non-conformant') throw new Error(`the faulty server is ${verdict}`);
fc.assert(fc.property(validBodies(), (body) => requestViolations(body).length === 0));
fc.assert(fc.property(breakingBodies('request/mtu/minimum'), (body) => requestViolations(body).length === 1));
fc.assert(fc.property(updateSequences(), ({ steps }) => steps.length > 0));
const violations: readonly Violation[] = requestViolations({});
const { cases } = await plan({ effort: 'quick' });
const tests = conformanceTests({ effort: 'quick' });
if (violations.length !== 1 || cases.length === 0 || tests.length === 0 || faults.length === 0)
  throw new Error('something is missing');
if (updateConnection.length === 0) throw new Error('there are no suites');
