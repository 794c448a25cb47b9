/**
 * Base of every error that the kit raises on purpose. `code` is stable.
 * @hideconstructor
 */
export abstract class KitError extends Error {
  abstract readonly code: string;
}

/**
 * The caller asked for something that cannot be done: exit code 2.
 * @hideconstructor
 */
export class UsageError extends KitError {
  readonly code = 'USAGE';
}

/**
 * A document of the contract is not what it has to be.
 * @hideconstructor
 */
export class ContractError extends KitError {
  readonly code = 'CONTRACT';
}

/**
 * The target could not be asked: exit code 3.
 * @hideconstructor
 */
export class TargetError extends KitError {
  readonly code = 'TARGET';
}

/**
 * The kit contradicts itself: exit code 5.
 * @hideconstructor
 */
export class SelfError extends KitError {
  readonly code = 'SELF';
}
