/** How a request can end; `codes` of a Behaviour gives each its HTTP status. */
export type Outcome =
  | 'shown'
  | 'updated'
  | 'invalid'
  | 'unauthenticated'
  | 'notFound'
  | 'groupNotFound'
  | 'wrongMethod'
  | 'tooLarge'
  | 'crashed';

/** A request that is not granted. `type` is the NeutronError type, `message` holds no psk and no token. */
export class Refusal {
  readonly outcome: Outcome;
  readonly type: string;
  readonly message: string;

  constructor(outcome: Outcome, type: string, message: string) {
    this.outcome = outcome;
    this.type = type;
    this.message = message;
  }
}
