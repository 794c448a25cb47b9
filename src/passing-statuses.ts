/**
 * Statuses by which a front end or a busy service puts a question off (RFC 9110, 6585, 8470): the target's weather,
 * not its answer.
 */
export const passingStatuses: ReadonlySet<number> = new Set([408, 425, 429, 502, 503, 504, 511]);
