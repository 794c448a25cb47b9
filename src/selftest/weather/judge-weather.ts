/** Names of all disturbances. (Interface that src/selftest/trials.ts and selftest.ts use; the implementation belongs here.) */
export function weatherNames(): string[] {
  return [];
}

/** Runs the kit through one disturbance; one line for each thing that it got wrong. */
export async function judgeWeather(_name: string): Promise<string[]> {
  return [];
}
