import { ContractError } from '../errors.ts';

/** Where something stands in a YAML or JSON document: keys of maps and indexes of lists, from the root. */
export type YamlPath = readonly (string | number)[];

/** Something in an overlay that cannot be meant; `path` is the place in the overlay document. */
export class OverlayError extends ContractError {
  readonly path: YamlPath;

  constructor(path: YamlPath, message: string) {
    super(message);
    this.path = path;
  }
}
