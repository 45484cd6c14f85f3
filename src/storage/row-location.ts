/** The location of a row in what was loaded, such as `collections["customers"][3]`; the first is 0. */
export function rowLocation(collection: string, position: number): string {
  return `${collectionLocation(collection)}[${position}]`;
}

/** The location of a collection in what was loaded. */
export function collectionLocation(collection: string): string {
  return `collections[${JSON.stringify(collection)}]`;
}
