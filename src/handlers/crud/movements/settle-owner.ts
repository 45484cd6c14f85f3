import { placeOf, propertiesIn } from '../../../inference/holds/infer-holds.ts';
import { lastSegmentOf, singularsOf } from '../../../inference/naming.ts';
import type { LinkPlace, Resource } from '../../../inference/resource.ts';
import { inferStateTransition } from '../../../inference/state-transition.ts';
import { inferSettlement, type Settlement } from '../../../inference/writes/settlement.ts';
import type { CrudContext } from '../crud-context.ts';
import type { CrudRequest } from '../crud-request.ts';
import { findById } from '../find-item.ts';
import { heldId } from '../holds/holds.ts';
import { type Item, itemsOf, type StoredItem } from '../stored-item.ts';
import { withChangedValues } from '../values/changed-values.ts';
import { settledBy, sumAt } from '../values/sums/settled-sums.ts';

/** The collection whose items the rows of another settle, and where a row has the id of one. */
interface Settled {
  readonly owner: Resource;
  readonly place: LinkPlace;
  readonly settlement: Settlement;
  readonly changes: Item;
}

/** What a row says of whose verb it is the noun, by singulars of the collection. */
const verbs: ReadonlyMap<string, string> = new Map([
  ['payment', 'pay'],
  ['repayment', 'pay'],
  ['paymentrecord', 'pay'],
  ['refund', 'refund'],
  ['capture', 'capture'],
]);

/** Pays what a new row of payments is for: the `amountPaid` of its invoice grows, which is `paid` once nothing is due. */
export async function settleOwner(request: CrudRequest, row: StoredItem): Promise<void> {
  const { crud, context, role } = request;
  const plan = planOf(crud, role.resource);
  const id = plan && heldId(plan.place, row);
  const found = plan && id !== undefined ? await findById(context, plan.owner, [], id) : undefined;
  const amount = plan && sumAt(row.item, plan.settlement.sent);
  if (plan === undefined || found === undefined || amount === undefined) return;
  const { owner, settlement, changes } = plan;
  const { sums, states = changes } = settledBy(crud, owner, { settlement, changes, amount }, found.item);
  const known = new Set(Object.keys(found.item));
  const settled = Object.entries(states).filter(([name]) => known.has(name));
  const after = { ...found.item, ...Object.fromEntries(settled), ...sums };
  const transition = { before: found.item, after, sent: sums };
  const item = withChangedValues(crud, owner, transition, context.clock.now());
  await itemsOf(context, owner).replace({ ...found, item });
}

const plans = new WeakMap<Resource, { readonly plan: Settled | undefined }>();

function planOf(crud: CrudContext, resource: Resource): Settled | undefined {
  const known = plans.get(resource) ?? { plan: planned(crud, resource) };
  plans.set(resource, known);
  return known.plan;
}

function planned({ mergeSchema, resources }: CrudContext, resource: Resource): Settled | undefined {
  const verb = singularsOf(lastSegmentOf(resource.name)).flatMap((word) => verbs.get(word) ?? [])[0];
  if (verb === undefined || resource.isSingleton) return undefined;
  const [sent = {}] = resource.requestSchemas;
  const names = propertiesIn(mergeSchema, [...resource.requestSchemas, ...resource.responseSchemas]).keys();
  const all = [...names];
  for (const owner of resources.values()) {
    const place = owner === resource || owner.isSingleton ? undefined : placeOf(resource, owner, all);
    const [item] = owner.responseSchemas;
    if (place === undefined || item === undefined) continue;
    const settlement = inferSettlement(mergeSchema, item, verb, sent);
    if (settlement?.sent === undefined) continue;
    return { owner, place, settlement, changes: inferStateTransition(mergeSchema, item, verb) };
  }
  return undefined;
}
