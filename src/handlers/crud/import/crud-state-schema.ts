import type { InferredResources } from '../../../inference/infer-resources.ts';
import type { Validators } from '../../../schema/schema-validators.ts';
import type { CollectionSchemas, RowSchema } from '../../../state/state-schema.ts';
import type { CrudContext } from '../crud-context.ts';
import { lastNumbers } from '../ids/sequence.ts';
import { createRolesOf } from '../items/create-roles.ts';
import { areDeletionsStored, deletedItemSchema, deletedItems } from '../items/given/deleted-items.ts';
import { trash, trashSchema } from '../items/given/trash.ts';
import { createCrossReferences } from './cross-references.ts';
import { createParseItems } from './parse-items.ts';
import { plainRows } from './plain-rows.ts';
import { sequenceRowSchema } from './sequence-row.ts';

/** What the row schemas are made from. */
export interface CrudStateOptions {
  readonly inferred: InferredResources;
  readonly crud: CrudContext;
  readonly validators: Validators;
}

/**
 * The state schema of a contract's collections: rows are stored items, or items as responses contain them. The
 * validators of a collection are compiled when there are rows to parse, so that a start without any pays nothing.
 */
export function createCrudStateSchema(options: CrudStateOptions): CollectionSchemas {
  const { inferred, crud, validators } = options;
  const { resources, roleOf } = inferred;
  const items = resources.map((resource): [string, RowSchema] => {
    const createRoles = () => createRolesOf(roleOf.values(), resource);
    const rowSchema = () => createParseItems({ crud, validators, resource, createRoles: createRoles() });
    const begin: RowSchema['begin'] = (rows, now) => rowSchema().begin(rows, now);
    return [resource.name, { begin, toExport: (rows) => plainRows(rows, resource, begin) }];
  });
  const rowSchemas = new Map([
    ...items,
    [lastNumbers.name, sequenceRowSchema(resources)],
    ...(areDeletionsStored(resources) ? [[deletedItems.name, deletedItemSchema] as const] : []),
    ...(resources.some(({ isRestorable }) => isRestorable) ? [[trash.name, trashSchema] as const] : []),
  ]);
  return { rowSchemas, issuesAmong: createCrossReferences(crud) };
}
