import type { RequestPayload } from '../../../inference/resource.ts';
import { pointerToken } from '../../../openapi/reference.ts';
import type { CrudRequest } from '../crud-request.ts';
import { type MaybeLocation, pointerToLocation } from '../property-location.ts';

/**
 * Where the body of a request has a property of the item, as a JSON pointer that counts the envelope: `/data/id`, and
 * `/data/attributes/name` where the body groups the others. Empty where there is no location.
 */
export function sentPointer(
  { role, elementPointer = '' }: Pick<CrudRequest, 'role' | 'elementPointer'>,
  location: MaybeLocation,
): string {
  const own = pointerToLocation(location);
  if (own === '') return '';
  const sent: RequestPayload | undefined = 'sent' in role ? role.sent : undefined;
  const { group } = sent ?? {};
  const isGrouped = group !== undefined && !group.beside.has(location.property ?? '');
  const steps = [...(sent?.itemPath ?? []), ...(isGrouped ? [group.name] : [])];
  return `${elementPointer}${steps.map((step) => `/${pointerToken(`${step}`)}`).join('')}${own}`;
}
