import { withValueAt } from '../../../inference/body-path.ts';
import type { ListRole, ReadRole, Resource, Role } from '../../../inference/resource.ts';
import { responseItem, shownSchema } from '../../../inference/wrapper/response-item.ts';
import type { Schema } from '../../../openapi/document.ts';
import type { Validators } from '../../../schema/schema-validators.ts';
import type { CrudContext } from '../crud-context.ts';
import type { StoredItem } from '../stored-item.ts';
import type { Fit } from './fit-parts.ts';
import { projectItem } from './project-item.ts';
import { projectOptionsOf } from './project-options.ts';
import type { Unanswerable } from './unanswerable.ts';

export interface ShowableOptions {
  readonly crud: CrudContext;
  readonly validators: Validators;
  readonly fitValue: Fit;
  readonly unanswerable: Unanswerable;
  /** The operations that show items. */
  readonly roles: Iterable<Role>;
}

/**
 * Requires that every read and list of its resource can show an item, before it is stored.
 * @throws SandboxError `unanswerable` for the first one that cannot.
 */
export type RequireShowable = (role: Role, row: StoredItem) => void;

/**
 * Creates the check of new and changed items. A resource that has once shown an item is not looked at again: whether
 * there is a valid response depends on its schemas.
 */
export function createRequireShowable(options: ShowableOptions): RequireShowable {
  const unseen = new Map<Resource, Set<ListRole | ReadRole>>();
  for (const role of options.roles) {
    if (role.kind !== 'read' && role.kind !== 'list') continue;
    unseen.set(role.resource, (unseen.get(role.resource) ?? new Set()).add(role));
  }
  return ({ resource }, row) => {
    for (const role of unseen.get(resource) ?? []) requireShownBy(options, role, row);
    unseen.delete(resource);
  };
}

function requireShownBy(
  { crud, validators, fitValue, unanswerable }: ShowableOptions,
  role: ListRole | ReadRole,
  { id, item }: StoredItem,
): void {
  const found = responseItem(role);
  if (found === undefined) return;
  const options = projectOptionsOf(crud, role.resource, id);
  const shown = requireValid(shownSchema(found), projectItem(crud, found, item, options));
  const isWhole = role.kind === 'read' && found.path.length === 0;
  const body = withValueAt({}, found.path, role.kind === 'list' ? [shown] : shown);
  if (!isWhole) requireValid(role.response.schema ?? {}, body);

  function requireValid(schema: Schema, value: unknown): unknown {
    const issues = validators.byDiscriminator(schema, 'response')(value);
    if (issues.length === 0) return value;
    const fitted = fitValue(schema, value, { key: options.key, name: '' });
    if (fitted === undefined) throw unanswerable(role.operation, schema, issues);
    return fitted.value;
  }
}
