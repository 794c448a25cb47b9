/** Why an attribute is not written: nobody could put it back. */
export function notReadable(attribute: string): string {
  return `the stored ${attribute} cannot be read, and so could not be put back`;
}
