import { plainName, singularsOf } from '../../../inference/naming.ts';
import type { Resource } from '../../../inference/resource.ts';
import { splitWords } from '../../../sample/property-words.ts';

/** Words for people, in snake case, by which properties refer to whoever uses the API. */
const peopleWords =
  /^(?:author|owner|creator|created_by|updated_by|assignee|assigned_to|assigned_by|reviewer|reported_by|reporter|host|guest|seller|buyer|sender|recipient|manager|instructor|teacher|uploader|uploaded_by|follower|organizer|requester|requested_by|approver|approved_by|submitted_by|performed_by|member|person|account_owner|customer|client|user|employee|participant|attendee|subscriber|borrower|leader|lead)$/;

/** Resources of people in general, the likeliest first. */
const peopleResources = [
  'user',
  'person',
  'people',
  'member',
  'customer',
  'employee',
  'client',
  'account',
  'profile',
];

/** What a property name says that it refers to, in snake case: `product` for `product_id` and `productIds`. */
function targetOf(words: string): string | undefined {
  const named = /^(.+?)_?(?:id|ids|uuid|uuids|ref|refs)$/.exec(words)?.[1];
  if (named !== undefined && named !== '') return named;
  return /_(?:by|to)$/.test(words) ? words : undefined;
}

/** Finds the resource that a property refers to by its name; absent for a property that refers to none. */
export type FindReferred = (property: string, own?: Resource) => Resource | undefined;

/** @param people the resource of the people who use the API */
export function createFindReferred(resources: readonly Resource[], people?: Resource): FindReferred {
  const targets = resources.filter(({ isSingleton }) => !isSingleton);
  const byWord = new Map<string, Resource>();
  for (const resource of targets) {
    const segment = resource.name.slice(resource.name.lastIndexOf('/') + 1);
    for (const word of singularsOf(segment)) if (!byWord.has(word)) byWord.set(word, resource);
  }
  const byLastWord = lastWords(targets);
  const anyone =
    people ?? peopleResources.map((word) => byWord.get(word)).find((found) => found !== undefined);
  const known = new Map<string, Resource | undefined>();
  const find = (property: string): Resource | undefined => {
    const target = targetOf(splitWords(property));
    if (target === undefined) return undefined;
    const parts = target.split('_');
    // `billing_address_id` is the id of an address where there is nothing more like it.
    for (let start = 0; start < parts.length; start++) {
      const word = plainName(parts.slice(start).join('_'));
      const found =
        byWord.get(word) ??
        singularsOf(word)
          .map((each) => byWord.get(each))
          .find((each) => each !== undefined);
      if (found !== undefined) return found;
    }
    // Of the `list_id`, not of the `wish_list_id`: that is the id of another kind of lists.
    return byLastWord.get(target) ?? (peopleWords.test(target) ? anyone : undefined);
  };
  return (property, own) => {
    if (!known.has(property)) known.set(property, find(property));
    const found = known.get(property);
    return found === own ? undefined : found;
  };
}

/** The resources by the last word of names of several, where it is that of one only: `list` for `TodoLists`. */
function lastWords(resources: readonly Resource[]): ReadonlyMap<string, Resource> {
  const found = resources.flatMap((resource) => {
    const words = splitWords(resource.name.slice(resource.name.lastIndexOf('/') + 1)).split('_');
    const last = words.length > 1 ? singularsOf(words.at(-1) ?? '') : [];
    return last.map((word) => [word, resource] as const);
  });
  return new Map(found.filter(([word]) => found.filter(([other]) => other === word).length === 1));
}
