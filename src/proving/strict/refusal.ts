/** A request turned down: `status` of the answer, `at` the place in the request, the message what is wrong there. */
export class Refusal extends Error {
  readonly status: 400 | 401 | 404 | 405;
  readonly at: string;

  constructor(status: 400 | 401 | 404 | 405, at: string, message: string) {
    super(message);
    this.status = status;
    this.at = at;
  }
}
