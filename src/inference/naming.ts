/** Plain names by name: inference asks for those of a large contract's properties a million times. */
const plainNames = new Map<string, string>();

/** Clients may send any names, and fill no more memory with them than a few megabytes. */
const maxPlainNames = 50_000;
const maxKnownLength = 64;

/** A name without its style: `customer_id`, `customerId` and `Customer-ID` have the same plain name. */
export function plainName(name: string): string {
  const known = plainNames.get(name);
  if (known !== undefined) return known;
  const plain = name.toLowerCase().replace(/[^a-z0-9$]/g, '');
  if (name.length > maxKnownLength) return plain;
  if (plainNames.size >= maxPlainNames) plainNames.clear();
  plainNames.set(name, plain);
  return plain;
}

/** Whether two names differ in their style alone. */
export function isSameName(a: string, b: string): boolean {
  return plainName(a) === plainName(b);
}

/** The possible singulars of a plain name, the likeliest first: `categories` has `category`. */
export function singularsOf(plural: string): readonly string[] {
  const name = plainName(plural);
  const irregular = new Map([
    ['people', 'person'],
    ['children', 'child'],
    ['indices', 'index'],
  ]).get(name);
  const guesses = [
    ...(irregular === undefined ? [] : [irregular]),
    ...(name.endsWith('ies') ? [`${name.slice(0, -3)}y`] : []),
    ...(/(s|x|z|ch|sh)es$/.test(name) ? [name.slice(0, -2)] : []),
    ...(/[^s]s$/.test(name) ? [name.slice(0, -1)] : []),
    name,
  ];
  return [...new Set(guesses)];
}

/** The name that matches the first possible of the expected ones, whatever its style. */
export function findName(names: Iterable<string>, expected: readonly string[]): string | undefined {
  const byPlain = new Map<string, string>();
  for (const name of names) if (!byPlain.has(plainName(name))) byPlain.set(plainName(name), name);
  for (const each of expected) {
    const found = byPlain.get(plainName(each));
    if (found !== undefined) return found;
  }
  return undefined;
}

/** The ends of a name of several words, the longest first: `StockItem` and `Item` for `WarehouseStockItem`. */
export function lastWordsOf(name: string): readonly string[] {
  const words = splitName(name);
  return words.slice(1).map((_, i) => words.slice(i + 1).join(''));
}

/** The words of a name in any style: `external`, `ID`. */
export function splitName(name: string): readonly string[] {
  return name.match(/[A-Z]+(?![a-z])|[A-Z]?[a-z]+|\d+/g) ?? [];
}
