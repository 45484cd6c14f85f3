/**
 * A fault of a part, told of the whole.
 * @example faultAt('/collections/customers/3', '/name must be string') // '/collections/customers/3/name must be string'
 */
export function faultAt(place: string, fault: string): string {
  return fault.startsWith('/') ? place + fault : `${place} ${fault.replace(/^the body /, '')}`;
}
