/** must: the page states it. should: the page hints at it, or convention has it. info: recorded, never counted. */
export type Level = 'must' | 'should' | 'info';

/** Who says so; `profile` is the page that a profile was made from. In the default profile only `page` may be a must. */
export type Origin = 'page' | 'http' | 'openstack' | 'profile' | 'inferred';

/** One thing that is asked of a target. */
export interface Clause {
  /** A path, such as `request/dpd/interval/exclusiveMinimum`: printed, selectable by prefix, never reused. */
  readonly id: string;
  readonly level: Level;
  readonly origin: Origin;
  /** The sentence it stands on, verbatim. */
  readonly says: string;
  /** Where that sentence stands: an anchor of `spec/source.md`, or the name of another document. */
  readonly source: string;
  /** What holds on a conformant server, in one short sentence. */
  readonly title: string;
  /** False where no deviation may be granted. */
  readonly waivable?: false;
}

/** Whose token, beside the own one, may be at hand: that of a member of another project, or of a reader of the same. */
export type Foreigner = 'other-project' | 'reader';
