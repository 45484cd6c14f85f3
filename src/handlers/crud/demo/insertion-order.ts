import type { InferredResources } from '../../../inference/infer-resources.ts';
import type { CreateRole, NestedPath, ReplaceRole, Resource } from '../../../inference/resource.ts';
import type { Schema } from '../../../openapi/document.ts';
import type { MergeSchema } from '../../../schema/merged-schema.ts';
import { createRolesOf } from '../items/create-roles.ts';
import type { FindReferred } from './find-referred.ts';

/** How the items of one resource are created for demo data. */
export interface InsertionPlan {
  readonly resource: Resource;
  readonly createRole: CreateRole | ReplaceRole;
  /** The nested path under which the items are created, in items of another resource; absent for a collection at the root. */
  readonly nestedPath?: NestedPath;
  /** The properties that refer to items of other resources. */
  readonly links: readonly Link[];
}

/** A property that refers to an item of another resource. */
export interface Link {
  readonly property: string;
  readonly resource: Resource;
}

/** The order in which the resources of a contract are filled: each after its parents and those that it refers to. */
export function insertionPlans(
  { resources, roleOf }: InferredResources,
  mergeSchema: MergeSchema,
  findReferred: FindReferred,
): readonly InsertionPlan[] {
  const plans = new Map<string, InsertionPlan>();
  for (const resource of resources) {
    const plan = planOf(resource);
    if (plan !== undefined) plans.set(resource.name, plan);
  }
  return inOrder(plans);

  function planOf(resource: Resource): InsertionPlan | undefined {
    const createRoles = createRolesOf(roleOf.values(), resource).filter((role) => role.kind !== 'update');
    const isOwn = ({ parent }: NestedPath) => parent?.resource === resource.name;
    const createRole = createRoles.find(({ nestedPath }) => nestedPath === undefined || !isOwn(nestedPath));
    if (createRole === undefined || resource.isSingleton) return undefined;
    const declared = resource.nestedPaths.find(
      (each) =>
        each.parent !== undefined &&
        !isOwn(each) &&
        each.parameters.every(({ property }) => property !== undefined),
    );
    const nestedPath = createRole.nestedPath === undefined ? declared : createRole.nestedPath;
    return { resource, createRole, links: linksOf(createRole), ...(nestedPath?.parent && { nestedPath }) };
  }

  /** `authorId` refers to an author wherever there are authors, even where no path says so; also in lists and objects. */
  function linksOf({ sent, resource: own }: InsertionPlan['createRole']): readonly Link[] {
    return linksIn(sent?.schema ?? {}, own, 0);
  }

  function linksIn(schema: Schema, own: Resource, depth: number): readonly Link[] {
    const { properties, items } = mergeSchema(schema);
    if (items !== undefined && depth > 0) return linksIn(items, own, depth);
    return [...properties].flatMap(([property, inner]): readonly Link[] => {
      const resource = findReferred(property, own);
      const found = resource === undefined ? [] : [{ property, resource }];
      return depth > 2 ? found : [...found, ...linksIn(inner, own, depth + 1)];
    });
  }
}

function inOrder(plans: ReadonlyMap<string, InsertionPlan>): readonly InsertionPlan[] {
  const ordered = new Set<InsertionPlan>();
  const started = new Set<InsertionPlan>();
  function add(plan: InsertionPlan | undefined): void {
    // Resources that refer to each other have no order: one of the two comes first.
    if (plan === undefined || started.has(plan)) return;
    started.add(plan);
    add(plans.get(plan.nestedPath?.parent?.resource ?? ''));
    for (const { resource } of plan.links) add(plans.get(resource.name));
    ordered.add(plan);
  }
  for (const plan of plans.values()) add(plan);
  return [...ordered];
}
