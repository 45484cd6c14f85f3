/** An item that a collection cannot have, by the schemas of the contract. */
export class InvalidItemError extends TypeError {
  override readonly name = 'InvalidItemError';
  /** Each begins with its location in the item. */
  readonly issues: readonly string[];

  constructor(collection: string, issues: readonly string[]) {
    super(`this is no item of ${collection}: ${issues.join('; ')}`);
    this.issues = issues;
  }
}

/** The issue of an item with another id than before. */
export function fixedId(pointer: string, before: string): string {
  return `${pointer} is ${before}, and an id never changes: delete the item, and add another one`;
}
