import type { InferredResources } from '../../../inference/infer-resources.ts';
import { plainName, singularsOf } from '../../../inference/naming.ts';
import type { CreateRole, NestedPath, ReplaceRole, Resource } from '../../../inference/resource.ts';
import type { MergeSchema } from '../../../schema/merged-schema.ts';
import { createRolesOf } from '../items/create-roles.ts';

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

  /** `authorId` refers to an author wherever there are authors, even where no path says so. */
  function linksOf({ sent, resource: own }: InsertionPlan['createRole']): readonly Link[] {
    const names = [...mergeSchema(sent?.schema ?? {}).properties.keys()];
    return names.flatMap((property) => {
      const resource = resources.find(
        (each) => each !== own && !each.isSingleton && refersTo(property, each),
      );
      return resource === undefined ? [] : [{ property, resource }];
    });
  }
}

function refersTo(property: string, { name }: Resource): boolean {
  const words = singularsOf(name.split('/').at(-1) ?? '');
  return words.some((word) => [`${word}id`, `${word}uuid`].includes(plainName(property)));
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
