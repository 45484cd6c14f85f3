import { isDeepStrictEqual } from 'node:util';
import { SandboxError } from '../../../errors.ts';
import { valueAt } from '../../../inference/body-path.ts';
import type { UpdateRole } from '../../../inference/resource.ts';
import type { PatchDocument } from '../../../inference/writes/patch-document.ts';
import { isObject } from '../../../json.ts';
import { maxBodyDepth } from '../../../json-depth.ts';
import { responseKey } from '../../../openapi/responses.ts';
import { mergePatch } from '../../../schema/merge-patch.ts';
import { isNestedWithin } from '../../../storage/nesting-depth.ts';
import { requireNarrow } from '../../../storage/row-width.ts';
import type { CrudRequest } from '../crud-request.ts';
import { itemInBody } from '../items/request-item.ts';
import { withoutBodyFromQuery } from '../items/sent-in-query.ts';
import { sentAddresses } from '../sent-files/sent-addresses.ts';
import type { Item } from '../stored-item.ts';
import { fitsProperty } from '../values/fits-property.ts';
import { maskedFields } from './field-mask.ts';
import { jsonPatch } from './json-patch.ts';
import { scimPatch } from './scim-patch.ts';

/** An item after an update, and the properties that the update sets. */
export interface PatchedItem {
  readonly item: Item;
  readonly sent: Item;
}

/** How each language of patch documents is applied; none changes the target. */
const languages = {
  'json-patch': jsonPatch,
  scim: scimPatch,
} as const satisfies Record<PatchDocument['language'], (target: unknown, patch: unknown) => unknown>;

/**
 * Applies the body of an update to an item: a patch document by its language, the properties of the item by JSON Merge
 * Patch. Any other body changes nothing.
 * @throws SandboxError for an operation that cannot be applied, a `test` that fails, or a value that the item cannot have.
 */
export function patchedItem(request: CrudRequest<UpdateRole>, old: Item): PatchedItem {
  const { crud, role, input } = request;
  const operations = role.patch && valueAt(input.body, role.patch.operationsPath);
  if (role.patch !== undefined && Array.isArray(operations)) {
    return patchedByOperations(request, role.patch, { operations, old });
  }
  // A body that is declared, and is no item, changes nothing.
  if (role.sent === undefined && role.operation.requestBody !== undefined) return { item: old, sent: {} };
  const values = withoutBodyFromQuery(request, itemInBody(crud, role, input.body));
  const sent = maskedFields(input, { ...sentAddresses(crud, role.resource, input, values), ...values });
  return { item: mergePatch(crud.mergeSchema, role.sent?.schema ?? {}, old, sent), sent };
}

/** Operations, and the item that they are applied to. */
interface Patch {
  readonly operations: readonly unknown[];
  readonly old: Item;
}

function patchedByOperations(
  request: CrudRequest<UpdateRole>,
  { language }: PatchDocument,
  { operations, old }: Patch,
): PatchedItem {
  const patched = applied(request, () => languages[language](old, operations));
  if (!isObject(patched)) throw new SandboxError('invalid', 'the patch leaves no object: an item is one');
  if (!isNestedWithin(maxBodyDepth, patched))
    throw new SandboxError(
      'invalid',
      `the patch leaves an item that is nested deeper than ${maxBodyDepth} levels`,
    );
  requireNarrow(patched);
  const changed = Object.entries(patched).filter(([name, value]) => !isDeepStrictEqual(value, old[name]));
  const sent = Object.fromEntries(changed);
  requirePossible(request, old, { item: patched, sent });
  return { item: patched, sent };
}

/** A `test` that fails is a conflict with the item as it is: the declared 409, else the declared 422, else 409. */
function applied<T>({ role: { operation } }: CrudRequest<UpdateRole>, apply: () => T): T {
  try {
    return apply();
  } catch (error) {
    const isConflict = error instanceof SandboxError && error.code === 'conflict';
    const isInvalid = responseKey(operation, 409) === undefined && responseKey(operation, 422) !== undefined;
    throw isConflict && isInvalid ? new SandboxError('invalid', error.message) : error;
  }
}

/** No schema says which values a patch may set, except that of the item: a value that it cannot have is refused. */
function requirePossible(
  { crud: { mergeSchema }, role: { resource } }: CrudRequest<UpdateRole>,
  old: Item,
  { item, sent }: PatchedItem,
): void {
  const { properties, required } = mergeSchema(resource.responseSchemas[0] ?? {});
  for (const name of required) {
    if (!Object.hasOwn(item, name) && Object.hasOwn(old, name)) {
      throw new SandboxError('invalid', `the patch removes /${name}, which every item must have`);
    }
  }
  for (const [name, value] of Object.entries(sent)) {
    const schema = properties.get(name);
    if (schema === undefined || fitsProperty(mergeSchema(schema, value), value)) continue;
    throw new SandboxError('invalid', `the patch sets /${name} to a value that its schema does not allow`);
  }
}
