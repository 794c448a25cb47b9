/** What a process finds around it; passed in, so that nothing else is looked at. */
export interface Surroundings {
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** The working directory. */
  readonly cwd: string;
  /** The home directory of the user. */
  readonly home: string;
}
