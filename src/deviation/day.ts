const milliseconds = 24 * 60 * 60 * 1000;

/** Says whether a text is a day of the calendar, such as 2028-02-29. */
export function isDay(text: string): boolean {
  const time = /^\d{4}-\d\d-\d\d$/.test(text) ? Date.parse(`${text}T00:00:00Z`) : Number.NaN;
  return Number.isFinite(time) && dayOf(time) === text;
}

/** The day of a time in milliseconds since 1970, or of a time such as 2026-11-28T08:30:00Z; UTC. */
export function dayOf(time: number | string): string {
  return new Date(time).toISOString().slice(0, 10);
}

/** Days from one day to another. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / milliseconds);
}
