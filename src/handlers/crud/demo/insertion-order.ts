import type { Inferred } from '../../../inference/infer-resources.ts';
import { plainName, singularsOf } from '../../../inference/naming.ts';
import type { CreateRole, Home, ReplaceRole, Resource } from '../../../inference/resource.ts';
import type { ShapeOf } from '../../../schema/merged-schema.ts';
import { makersOf } from '../items/create-roles.ts';

/** How the items of one resource are made for a demo. */
export interface Plan {
  readonly resource: Resource;
  readonly maker: CreateRole | ReplaceRole;
  /** The home in which the items stand, in items of another resource; absent for those that stand alone. */
  readonly home?: Home;
  /** The properties that name items of other resources. */
  readonly links: readonly Link[];
}

/** A property that names an item of another resource. */
export interface Link {
  readonly property: string;
  readonly resource: Resource;
}

/** In which order the resources of a contract are filled: each after those in whose items it stands, or names. */
export function plansOf({ resources, roleOf }: Inferred, shapeOf: ShapeOf): readonly Plan[] {
  const plans = new Map<string, Plan>();
  for (const resource of resources) {
    const plan = planOf(resource);
    if (plan !== undefined) plans.set(resource.name, plan);
  }
  return inOrder(plans);

  function planOf(resource: Resource): Plan | undefined {
    const makers = makersOf(roleOf.values(), resource).filter((role) => role.kind !== 'update');
    const isOwn = ({ parent }: Home) => parent?.resource === resource.name;
    const maker = makers.find(({ home }) => home === undefined || !isOwn(home));
    if (maker === undefined || resource.isSingleton) return undefined;
    const told = resource.homes.find(
      (each) =>
        each.parent !== undefined &&
        !isOwn(each) &&
        each.parameters.every(({ property }) => property !== undefined),
    );
    const home = maker.home === undefined ? told : maker.home;
    return { resource, maker, links: linksOf(maker), ...(home?.parent && { home }) };
  }

  /** `authorId` names an author wherever there are any, also where no path says so. */
  function linksOf({ sent, resource: own }: Plan['maker']): readonly Link[] {
    const names = [...shapeOf(sent?.schema ?? {}).properties.keys()];
    return names.flatMap((property) => {
      const resource = resources.find(
        (each) => each !== own && !each.isSingleton && namesItem(property, each),
      );
      return resource === undefined ? [] : [{ property, resource }];
    });
  }
}

function namesItem(property: string, { name }: Resource): boolean {
  const words = singularsOf(name.split('/').at(-1) ?? '');
  return words.some((word) => [`${word}id`, `${word}uuid`].includes(plainName(property)));
}

function inOrder(plans: ReadonlyMap<string, Plan>): readonly Plan[] {
  const ordered = new Set<Plan>();
  const begun = new Set<Plan>();
  function add(plan: Plan | undefined): void {
    // What names each other has no order: one of the two comes first.
    if (plan === undefined || begun.has(plan)) return;
    begun.add(plan);
    add(plans.get(plan.home?.parent?.resource ?? ''));
    for (const { resource } of plan.links) add(plans.get(resource.name));
    ordered.add(plan);
  }
  for (const plan of plans.values()) add(plan);
  return [...ordered];
}
