import type { ActionMovement } from '../../../inference/movements/action-movement.ts';
import { inferRowMovement, type RowMovement } from '../../../inference/movements/infer-movements.ts';
import { directionOf, isStore, type StoreKind } from '../../../inference/movements/movement-words.ts';
import { lastSegmentOf } from '../../../inference/naming.ts';
import type { LinkPlace, Resource } from '../../../inference/resource.ts';
import { inferStateTransition } from '../../../inference/state-transition.ts';
import { ownValue, plainText } from '../../../json.ts';
import { isDeepEqual } from '../../../schema/deep-equal.ts';
import type { CrudContext } from '../crud-context.ts';
import type { CrudRequest } from '../crud-request.ts';
import { findById } from '../find-item.ts';
import { heldId } from '../holds/holds.ts';
import { type Item, itemsOf, type StoredItem } from '../stored-item.ts';
import { propertiesOf, withChangedValues } from '../values/changed-values.ts';
import { fitsProperty } from '../values/fits-property.ts';
import { movedSum } from './moved-sum.ts';

/** What an action puts into an item, or takes out of it. @throws SandboxError with the declared status for too much. */
export function movedByAction(
  request: CrudRequest,
  movement: ActionMovement | undefined,
  item: Item,
  sent: Item,
): Item {
  if (movement === undefined) return {};
  const { kind, property, direction } = movement;
  const said = direction === undefined ? undefined : ownValue(sent, direction);
  const by = (typeof said === 'string' ? directionOf(kind, said) : undefined) ?? movement.by;
  const { resource } = request.role;
  const value = movedSum(request, item, { resource, kind, property, by, written: sent[movement.sent] });
  return value === undefined ? {} : withTwins(kind, item, { [property]: value });
}

/** A changed number, and those of other names that were the same: an `availableBalance` is the `balance` until something is held. */
function withTwins(kind: StoreKind, item: Item, changed: Item): Item {
  const [[name = '', value] = []] = Object.entries(changed);
  const twins = Object.keys(item).filter(
    (each) => each !== name && isStore(kind, each) && isDeepEqual(item[each], item[name]),
  );
  return { ...changed, ...Object.fromEntries(twins.map((each) => [each, value])) };
}

/**
 * A new row, with the amount moved that it says: a transfer lowers the balance of one account and raises that of another.
 * The row says what the balance is then.
 * @throws SandboxError with the declared status where there is less than is taken out.
 */
export async function withMovedAmount(
  request: CrudRequest,
  row: StoredItem,
  sent: Item,
): Promise<StoredItem> {
  const { crud, role } = request;
  const movement = movementOf(crud, role.resource);
  const moves = movement === undefined ? [] : movesOf(request, movement, row);
  const said: [string, unknown][] = [];
  let moved = 0;
  for (const { place, by } of moves) {
    const found = movement && (await moveAmount(request, movement, row, { place, by }));
    if (found === undefined) continue;
    moved += 1;
    const { before, after } = movement ?? {};
    if (after !== undefined && said.length === 0) said.push([after, found.after]);
    if (before !== undefined && found.before !== undefined) said.push([before, found.before]);
  }
  const properties = propertiesOf(crud, role.resource);
  const own = said.filter(([name, value]) => {
    const merged = properties.get(name);
    return !Object.hasOwn(sent, name) && merged !== undefined && fitsProperty(merged, value);
  });
  const whole = own.length === 0 ? row : { ...row, item: { ...row.item, ...Object.fromEntries(own) } };
  return movement?.own === undefined && moved > 1
    ? { ...whole, item: completed(request, whole.item, sent) }
    : whole;
}

/** A transfer whose amount is where it should be is `completed`, and says when. */
function completed({ crud, context, role: { resource } }: CrudRequest, item: Item, sent: Item): Item {
  const changes = inferStateTransition(crud.mergeSchema, resource.responseSchemas[0] ?? {}, 'complete');
  const open = Object.entries(changes).filter(([name]) => !Object.hasOwn(sent, name));
  if (open.length === 0) return item;
  const after = { ...item, ...Object.fromEntries(open) };
  return withChangedValues(crud, resource, { before: item, after, sent }, context.clock.now());
}

const plans = new WeakMap<Resource, { readonly movement: RowMovement | undefined }>();

function movementOf({ mergeSchema, resources }: CrudContext, resource: Resource): RowMovement | undefined {
  const plan = plans.get(resource) ?? {
    movement: inferRowMovement(mergeSchema, resource, resources.values()),
  };
  plans.set(resource, plan);
  return plan.movement;
}

/** An item that something is put into, or taken out of. */
interface Move {
  readonly place: LinkPlace;
  readonly by: 1 | -1;
}

function movesOf({ role }: CrudRequest, movement: RowMovement, row: StoredItem): readonly Move[] {
  const { from, to, own, kind, direction, isSigned } = movement;
  const ids = [from, to].map((place) => place && heldId(place, row));
  if (own === undefined) {
    if (ids[0] === ids[1]) return [];
    return [
      ...(from ? [{ place: from, by: -1 as const }] : []),
      ...(to ? [{ place: to, by: 1 as const }] : []),
    ];
  }
  if (isSigned) return [{ place: own, by: 1 }];
  const said = direction === undefined ? undefined : ownValue(row.item, direction);
  const act = lastSegmentOf(role.operation.path);
  const by =
    (typeof said === 'string' ? directionOf(kind, said) : undefined) ?? directionOf(kind, act) ?? movement.by;
  return by === undefined ? [] : [{ place: own, by }];
}

async function moveAmount(
  request: CrudRequest,
  { kind, stores, property, amount }: RowMovement,
  row: StoredItem,
  { place, by }: Move,
): Promise<Readonly<Record<'before' | 'after', unknown>> | undefined> {
  const { crud, context } = request;
  const resource = crud.resources.get(stores);
  const id = heldId(place, row);
  const store =
    resource && id !== undefined ? await findById(context, resource, [], plainText(id)) : undefined;
  if (resource === undefined || store === undefined) return undefined;
  const moved = { resource, kind, property, by, written: ownValue(row.item, amount) };
  const after = movedSum(request, store.item, moved);
  if (after === undefined) return undefined;
  const changed = withTwins(kind, store.item, { [property]: after });
  await itemsOf(context, resource).replace({ ...store, item: { ...store.item, ...changed } });
  return { before: ownValue(store.item, property), after };
}
