/** Where a row stands in what was loaded, such as `collections["customers"][3]`; the first is 0. */
export function rowPlace(collection: string, position: number): string {
  return `${collectionPlace(collection)}[${position}]`;
}

/** Where a collection stands in what was loaded. */
export function collectionPlace(collection: string): string {
  return `collections[${JSON.stringify(collection)}]`;
}
