import type { Report } from '../model/report.ts';

/** What is known of a connection that was not read back as it was, and what to do. */
export function notRestored({ target, run }: Pick<Report, 'target' | 'run'>): string {
  const advice = `\`vpnaas-conformance restore --connection ${target.connection}\``;
  if (target.lost.length > 0) {
    const what = `NOT RESTORED: ${target.lost.join(', ')} could not be put back.`;
    return target.embedded ? what : `${what} ${advice} tries again.`;
  }
  const ended = run.finishedAt === undefined ? 'the run has not ended' : 'it was not read back';
  const what = `Not known whether the connection is as it was: ${ended}.`;
  return target.embedded ? what : `${what} ${advice} puts it back.`;
}
