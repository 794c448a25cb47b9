import fc from 'fast-check';
import { breakingBodies, validBodies } from 'vpnaas-conformance/arbitraries';
import { requestViolations } from 'vpnaas-conformance/validate';

fc.assert(fc.property(validBodies(), (body) => requestViolations(body).length === 0));
fc.assert(fc.property(breakingBodies('request/mtu/minimum'), (body) => requestViolations(body).length === 1));
