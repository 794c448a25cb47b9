/** Updates that may still be sent, by all who have it together; those that put a connection back are not counted. */
export interface Allowance {
  left: number;
}
