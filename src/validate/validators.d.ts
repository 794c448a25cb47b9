/** What `scripts/compile-validators.ts` makes of the shipped profiles. */
declare module '#validators' {
  import type { BodyError, Placed } from '../contract/broken.ts';

  /** A validator of AJV's standalone code; its `this` holds what is stored. */
  export interface Compiled {
    call(context: { readonly stored?: object | undefined }, body: unknown): boolean;
    readonly errors?: readonly BodyError[] | null;
  }
  /** A constraint, and all that is told of it. */
  export type Row = Placed & {
    readonly clause: string;
    readonly level: 'must' | 'should' | 'info';
    readonly place: string;
    readonly title: string;
    readonly says: string;
  };
  /** Both by `<profile>/<family>/<side>`. */
  const compiled: {
    readonly validators: Readonly<Record<string, Compiled>>;
    readonly rows: Readonly<Record<string, readonly Row[]>>;
  };
  export default compiled;
}
