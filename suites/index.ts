/**
 * What is asked about updating a connection, as data.
 * @module vpnaas-conformance/suites
 */
import type { SectionOf } from '../src/suite/suite.ts';
import { access } from './update-connection/access.ts';
import { race } from './update-connection/race.ts';
import { request } from './update-connection/request.ts';
import { response } from './update-connection/response.ts';
import { robustness } from './update-connection/robustness.ts';
import { sequence } from './update-connection/sequence.ts';
import { silence } from './update-connection/silence.ts';
import { state } from './update-connection/state.ts';
import { status } from './update-connection/status.ts';

export type { ClauseSpec, Section, SectionOf } from '../src/suite/suite.ts';

/** Everything that is asked about updating a connection, in the order of reports. */
export const updateConnection: readonly SectionOf[] = [
  request,
  response,
  status,
  access,
  state,
  sequence,
  race,
  robustness,
  silence,
];
