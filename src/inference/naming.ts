/** A name with its style taken off: `customer_id`, `customerId` and `Customer-ID` are one name. */
export function plainName(name: string): string {
  return name.toLowerCase().replace(/[^a-z0-9$]/g, '');
}

/** Whether two names are the same but for their style. */
export function isSameName(a: string, b: string): boolean {
  return plainName(a) === plainName(b);
}

/** What one of many is called, as far as a rule tells: `categories` gives `category`; a few guesses for each. */
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

/** The first of the names that stands for one of the wanted ones; those wanted first are looked for first. */
export function findName(names: Iterable<string>, expected: readonly string[]): string | undefined {
  const byPlain = new Map<string, string>();
  for (const name of names) if (!byPlain.has(plainName(name))) byPlain.set(plainName(name), name);
  for (const each of expected) {
    const found = byPlain.get(plainName(each));
    if (found !== undefined) return found;
  }
  return undefined;
}
