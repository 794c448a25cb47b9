/** The profiles that the kit ships, the page itself first; each other one is an overlay in `spec/profiles`. */
const shipped = ['virtuozzo', 'openstack', 'otc', 'fujitsu-k5'] as const;

/** Names of the profiles that the kit ships, the default one first. */
export function profileNames(): readonly string[] {
  return shipped;
}

/** Says whether what was given as a profile is a file, and not the name of a shipped profile. */
export function isProfileFile(given: string): boolean {
  return /[/\\]|\.(ya?ml|json)$/i.test(given);
}
