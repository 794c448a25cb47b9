import { slug } from 'github-slugger';

/** The anchor of a heading as code hosts make it, so that a link works in both places. */
export function slugify(heading: string): string {
  return slug(heading);
}
