import { rememberTexts } from '../remember-texts.ts';

/**
 * A name without its style and without accents: `customer_id`, `customerId` and `Customer-ID` have the same plain name, and
 * so have `contraseña` and `contrasena`.
 */
export const plainName = rememberTexts((name) =>
  name
    .toLowerCase()
    .normalize('NFD')
    .replace(/[^a-z0-9$]/g, ''),
);

/** Whether two names differ in their style alone. */
export function isSameName(a: string, b: string): boolean {
  return plainName(a) === plainName(b);
}

/** The possible singulars of a plain name, the likeliest first: `categories` has `category`. */
export const singularsOf = rememberTexts((plural): readonly string[] => {
  const name = plainName(plural);
  const irregular = irregularSingulars.get(name);
  const guesses = [
    ...(irregular === undefined ? [] : [irregular]),
    ...(name.endsWith('ies') ? [`${name.slice(0, -3)}y`] : []),
    ...(name.endsWith('zzes') ? [name.slice(0, -3)] : []),
    ...(/(s|x|z|ch|sh)es$/.test(name) ? [name.slice(0, -2)] : []),
    ...(/[^s]s$/.test(name) ? [name.slice(0, -1)] : []),
    ...(/[aeflor]ves$/.test(name) ? [`${name.slice(0, -3)}f`] : []),
    name,
  ];
  return [...new Set(guesses)];
});

const irregularSingulars: ReadonlyMap<string, string> = new Map([
  ['people', 'person'],
  ['children', 'child'],
  ['indices', 'index'],
  ['matrices', 'matrix'],
  ['criteria', 'criterion'],
  ['analyses', 'analysis'],
  ['diagnoses', 'diagnosis'],
]);

/** The name that matches the first possible of the expected ones, whatever its style. */
export function findName(names: Iterable<string>, expected: readonly string[]): string | undefined {
  const all = Array.isArray(names) ? (names as readonly string[]) : [...names];
  const plain = all.map(plainName);
  for (const each of all.length === 0 ? [] : expected) {
    const at = plain.indexOf(plainName(each));
    if (at >= 0) return all[at];
  }
  return undefined;
}

function byPlainName(names: Iterable<string>): ReadonlyMap<string, string> {
  const byPlain = new Map<string, string>();
  for (const name of names) {
    const plain = plainName(name);
    if (!byPlain.has(plain)) byPlain.set(plain, name);
  }
  return byPlain;
}

/** Properties by their plain names: one schema is searched again and again. */
const plainProperties = new WeakMap<ReadonlyMap<string, unknown>, ReadonlyMap<string, string>>();

/** The same among the properties of a merged schema. */
export function findProperty(
  properties: ReadonlyMap<string, unknown>,
  expected: readonly string[],
): string | undefined {
  if (properties.size === 0) return undefined;
  let byPlain = plainProperties.get(properties);
  if (byPlain === undefined) {
    byPlain = byPlainName(properties.keys());
    plainProperties.set(properties, byPlain);
  }
  for (const each of expected) {
    const found = byPlain.get(plainName(each));
    if (found !== undefined) return found;
  }
  return undefined;
}

/** The last segment of a path, whether a slash follows it or not: `books` for `shelves/books` and `/books/`. */
export function lastSegmentOf(path: string): string {
  return path.split('/').findLast((segment) => segment !== '') ?? '';
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
