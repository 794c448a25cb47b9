/** What the kit was tried on, and how often it was wrong. */
export interface SelftestStage {
  readonly name: 'faults' | 'seeds' | 'clauses' | 'controls' | 'null servers' | 'weather';
  readonly tried: number;
  /** One line for each wrong verdict of the kit. */
  readonly wrong: readonly string[];
}

/** The short form of a self-test that every report carries. */
export interface SelftestStamp {
  readonly kit: string;
  readonly contract: string;
  readonly stages: readonly {
    readonly name: SelftestStage['name'];
    readonly tried: number;
    readonly wrong: number;
  }[];
}

/** How much has to be asked. */
export interface SelftestEconomy {
  /** Cases asked until half of the faults are reported. */
  readonly median: number;
  /** Cases asked until nine of ten are. */
  readonly ninetieth: number;
  /** The share of faults that effort quick reports. */
  readonly quick: number;
  /** The share of distinct bodies among those that effort standard sends. */
  readonly distinct: number;
}

/** The calibration of the kit: `selftest` makes it, every report carries its stamp. */
export interface SelftestReport {
  readonly kit: string;
  /** sha256 of the contract. */
  readonly contract: string;
  readonly seeds: readonly number[];
  readonly stages: readonly SelftestStage[];
  readonly economy: SelftestEconomy;
  /** Fault by fault: the clauses that report it, the first to report it in front. */
  readonly kills: Readonly<Record<string, readonly string[]>>;
  readonly seconds: number;
}
