import type { AdminOptions } from '../../http/admin/admin-api.ts';
import { inferResources } from '../../inference/infer-resources.ts';
import type { ApiService } from '../create-service.ts';
import type { Contract } from '../read-contract.ts';

/** The collections of a contract as tables. They are put together when somebody asks: a start takes no longer for them. */
export function createContractTables(
  { document, operations, mergeSchema }: Contract,
  { stateSchema, itemStores, eventParts }: ApiService,
): AdminOptions['tables'] {
  let tables: ReturnType<AdminOptions['tables']> | undefined;

  async function create(): ReturnType<AdminOptions['tables']> {
    const { createTables } = await import('../../handlers/tables/tables.ts');
    const { inferred } = eventParts();
    const names = new Set(inferred.resources.map(({ name }) => name));
    // The collections of a built-in service have columns and operations too, as its contract describes them.
    const isInferred = stateSchema.collections.every(({ name, isInternal }) => isInternal || names.has(name));
    const described = isInferred ? inferred : inferResources(document, operations, mergeSchema);
    return createTables({
      stateSchema,
      itemStores: itemStores(),
      described,
      isInferred: (name) => names.has(name),
      operations,
      mergeSchema,
    });
  }

  return () => {
    tables ??= create();
    return tables;
  };
}
