import type { Inferred } from '../../../inference/infer-resources.ts';
import type { Validators } from '../../../schema/schema-validators.ts';
import type { RowForm, StateRules } from '../../../state/state-schema.ts';
import type { CollectionSpec } from '../../../storage/store.ts';
import type { Served } from '../crud-context.ts';
import { lastNumbers } from '../ids/sequence.ts';
import { makersOf } from '../items/create-roles.ts';
import { createItemsAmong } from './cross-references.ts';
import { createReadItems } from './parse-items.ts';
import { lastNumberForm } from './sequence-row.ts';

/** What the rules are made of. */
export interface InferredStateOptions {
  readonly contract: string;
  readonly collections: readonly CollectionSpec[];
  readonly inferred: Inferred;
  readonly served: Served;
  readonly validators: Validators;
}

/**
 * What the rows of inferred collections must be: as they are stored, or the items that answers show. What judges them
 * is made when there are any, so that a start pays nothing for it.
 */
export function createInferredStateRules(options: InferredStateOptions): StateRules {
  const { contract, collections, inferred, served, validators } = options;
  const { resources, roleOf } = inferred;
  const items = resources.map((resource): [string, RowForm] => {
    const makers = () => makersOf(roleOf.values(), resource);
    const form = () => createReadItems({ served, validators, resource, makers: makers() });
    return [resource.name, { begin: (rows, now) => form().begin(rows, now) }];
  });
  const forms = new Map([...items, [lastNumbers.name, lastNumberForm(resources)]]);
  return { contract, collections, forms, faultsAmong: createItemsAmong(served) };
}
