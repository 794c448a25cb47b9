import { ContractError } from '../errors.ts';
import type { YamlPath } from '../placed-yaml.ts';

/** Something in an overlay that cannot be meant; `path` is the place in the overlay document. */
export class OverlayError extends ContractError {
  readonly path: YamlPath;

  constructor(path: YamlPath, message: string) {
    super(message);
    this.path = path;
  }
}
